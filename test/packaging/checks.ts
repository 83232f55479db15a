/** Named checks of something that takes long to make, so that one that fails does not hide the others. */
export class Checks {
  #passed = 0
  #failed = 0

  /** @param check throws, or answers with what is wrong; an empty list, or nothing, when all is well */
  async check(name: string, check: () => unknown): Promise<void> {
    try {
      const wrong = await check()
      if (!Array.isArray(wrong) || wrong.length === 0) {
        this.#passed++
        return console.log(`  ✓ ${name}`)
      }
      this.#fail(name, wrong.slice(0, 20).map(String).join('\n      '))
    } catch (error) {
      this.#fail(name, error instanceof Error ? error.message : String(error))
    }
  }

  /** The line that sums up, as all tests here end with it. */
  close(): number {
    console.log(`${this.#passed} passed, ${this.#failed} failed`)
    return this.#failed
  }

  #fail(name: string, why: string): void {
    this.#failed++
    console.log(`  ✗ ${name}\n      ${why}`)
  }
}
