import TestSupport
import Testing

@Suite struct MarkedTextTests {
  @Test func `takes marks and labels out of the text`() throws {
    let marked = try #require(MarkedText("由⟦org:州财政局⟧负责，⟦date:9月⟧前完成"))
    #expect(marked.text == "由州财政局负责，9月前完成")
    #expect(marked.marks.map(\.label) == ["org", "date"])
    #expect(marked.marks("org").map(\.text) == ["州财政局"])
    #expect(marked.marks("date").map(\.range) == [24..<28])
  }

  @Test func `nests marks, the outer one first`() throws {
    let marked = try #require(MarkedText("⟦item:一是由⟦org:州委⟧抓⟧"))
    #expect(marked.marks.map(\.text) == ["一是由州委抓", "州委"])
  }

  @Test func `reads a mark without a label`() throws {
    #expect(MarkedText("共⟦46名⟧")?.marks.map(\.label) == [""])
  }

  @Test(arguments: ["⟦a:b", "b⟧", "⟦a:⟦b⟧"])
  func `refuses a bracket without partner`(source: String) {
    #expect(MarkedText(source) == nil)
  }
}
