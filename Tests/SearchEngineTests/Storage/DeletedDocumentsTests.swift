import SearchEngine
import Testing

@Suite struct DeletedDocumentsTests {
  @Test func `comes back from its bytes, and equal sets have equal bytes`() {
    var set = DeletedDocuments()
    for document in [0, 7, 8, 63, 64, 300] { set.insert(document) }
    let back = DeletedDocuments(bytes: set.bytes)
    #expect(back == set)
    #expect(back.documents == [0, 7, 8, 63, 64, 300])
    #expect(back.count == 6)
    #expect(!back.contains(1) && !back.contains(5000))
    #expect(DeletedDocuments(bytes: set.bytes + [0, 0, 0, 0, 0, 0, 0, 0, 0]) == set)
    #expect(DeletedDocuments().bytes.isEmpty && DeletedDocuments(bytes: [0]).isEmpty)
  }
}
