import Testing

@testable import BulletinArchive

@Suite struct NearestNameTests {
  private let names = ["place", "date", "org", "role", "in", "any", "pinyin", "requirement"]

  @Test(arguments: [
    ("plac", "place"), ("palce", "place"), ("PLACE", "place"), ("dates", "date"), ("or", "org"), ("orgs", "org"),
    ("rloe", "role"), ("pinyan", "pinyin"), ("requirements", "requirement"), ("requisement", "requirement"),
  ])
  func `a slip of the hand is understood`(written: String, meant: String) {
    #expect(NearestName.of(written, among: names) == meant)
  }

  @Test(arguments: ["foo", "", "title", "甘孜", String(repeating: "place", count: 10_000)])
  func `another word is not`(written: String) {
    #expect(NearestName.of(written, among: names) == nil)
    #expect(NearestName.of(written, among: []) == nil)
  }
}
