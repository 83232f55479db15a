; Offers Reeldrop under "Open with" for video files and folders, without taking any ending from another program, and
; gives it the reeldrop: links. SHELL_CONTEXT is the user's or the machine's part of the registry, as was installed.

!define REELDROP_EXE "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"

!macro reeldropEnding EXT
  WriteRegStr SHELL_CONTEXT "${REELDROP_EXE}\SupportedTypes" ".${EXT}" ""
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "${REELDROP_EXE}" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "${REELDROP_EXE}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro reeldropEnding mp4
  !insertmacro reeldropEnding mov
  !insertmacro reeldropEnding m4v
  !insertmacro reeldropEnding mkv
  !insertmacro reeldropEnding webm
  !insertmacro reeldropEnding mxf
  !insertmacro reeldropEnding mts
  !insertmacro reeldropEnding m2ts
  !insertmacro reeldropEnding ts
  !insertmacro reeldropEnding mpg
  !insertmacro reeldropEnding mpeg
  !insertmacro reeldropEnding avi
  WriteRegStr SHELL_CONTEXT "Software\Classes\reeldrop" "" "URL:Reeldrop link"
  WriteRegStr SHELL_CONTEXT "Software\Classes\reeldrop" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\reeldrop\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\reeldrop\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "${REELDROP_EXE}"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\reeldrop"
  ${endIf}
!macroend
