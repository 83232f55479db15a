/** How the printed page looks: paper is white, whatever the screen is. */
export const PAGE_STYLE = `
:root { color-scheme: light; --line: #d5d5d2; --dim: #5b5b61; --ok: #1b7441; --amiss: #8a1f17; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px 28px; max-width: 1240px; background: #fff; color: #1c1c1e;
  font: 13px/1.45 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif;
  font-variant-numeric: tabular-nums; }
h1 { margin: 0; font-size: 22px; line-height: 1.25; overflow-wrap: anywhere; }
.kind { margin: 0 0 4px; color: var(--dim); font-size: 12px; letter-spacing: .06em; text-transform: uppercase; }
.about { margin: 6px 0 0; color: var(--dim); overflow-wrap: anywhere; }
.open { margin: 14px 0 0; padding: 8px 12px; border: 1px solid #c58a1a; border-radius: 6px; background: #fbf1dd; }
.totals { display: flex; flex-wrap: wrap; gap: 1px; margin: 20px 0 24px;
  padding: 1px; border-radius: 8px; background: var(--line); overflow: hidden; }
.totals div { flex: 1 1 128px; padding: 10px 14px; background: #fff; }
.totals dt { color: var(--dim); font-size: 12px; }
.totals dd { margin: 2px 0 0; font-size: 17px; font-weight: 600; }
table { width: 100%; border-collapse: collapse; }
th { padding: 6px 10px 6px 0; border-bottom: 2px solid #1c1c1e; text-align: start; font-size: 12px; vertical-align: bottom; }
td { padding: 9px 10px 9px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.name { min-width: 190px; max-width: 330px; }
.name strong { display: block; overflow-wrap: anywhere; }
.folder, small, .ids span, .hash span { color: var(--dim); font-size: 12px; }
.folder { overflow-wrap: anywhere; }
.reason { margin: 3px 0 0; font-size: 12px; overflow-wrap: anywhere; }
.figures { white-space: nowrap; }
.figures > div + div, .ids div + div { margin-top: 1px; }
.state { font-weight: 600; white-space: nowrap; }
.state::before { content: ''; display: inline-block; width: 8px; height: 8px; margin-inline-end: 6px; border-radius: 2px;
  border: 1.5px solid currentcolor; }
.ready { color: var(--ok); }
.ready::before { border-radius: 50%; background: currentcolor; }
.refused, .failed { color: var(--amiss); }
.failed::before { background: currentcolor; }
.ids { min-width: 230px; font-size: 12px; }
code { font: 11px/1.4 ui-monospace, 'SF Mono', Consolas, 'Noto Sans Mono', 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere; }
footer { margin-top: 20px; color: var(--dim); font-size: 12px; }
footer p { margin: 2px 0; }
/* Which paper, and which way up, whoever prints it chooses. */
@page { margin: 12mm 12mm 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5px; }
  h1 { font-size: 17px; }
  small, .folder, .reason, .ids, .ids span, th, footer, .about, .totals dt, .kind { font-size: 8.5px; }
  code { font-size: 8px; }
  .totals { margin: 12px 0 14px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .totals div { flex-basis: 84px; padding: 6px 10px; }
  .totals dd { font-size: 13px; }
  .state, .open { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  td { padding-block: 5px; }
  .name { min-width: 110px; }
  .ids { min-width: 130px; }
}
@media print and (orientation: portrait) {
  th, td { padding-inline-end: 7px; }
  .times { min-width: 108px; white-space: normal; }
  .times small { display: block; }
}
`
