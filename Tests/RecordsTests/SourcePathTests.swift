import Testing

@testable import Records

@Suite struct SourcePathTests {
  @Test(arguments: [
    ("a.txt", ["a.txt", "./a.txt", ".//a.txt", "b/../a.txt"]), ("/x/y", ["/x/y", "/x//y/", "/../x/y"]),
    ("../a", ["../a", "./../a", "b/../../a"]), (".", ["", ".", "./", "b/.."]), ("通报/甲.txt", ["通报//甲.txt"]),
  ])
  func `paths are normalised`(expected: String, spellings: [String]) {
    for spelling in spellings { #expect(SourcePath(spelling).description == expected) }
  }

  @Test func `bytes that are no UTF-8 survive and show escaped`() {
    let path = SourcePath([0x61, 0xC4, 0xEA, 0x2E, 0x74, 0x78, 0x74])
    #expect(path.bytes == [0x61, 0xC4, 0xEA, 0x2E, 0x74, 0x78, 0x74])
    #expect(path.description == "a\\xC4\\xEA.txt")
    #expect(SourcePath("a\nb\u{1B}[31m").description == "a\\x0Ab\\x1B[31m")
  }

  @Test func `a path knows the folders that it lies in`() {
    #expect(SourcePath("a/b.txt").isInside(SourcePath("a")))
    #expect(SourcePath("a").isInside(SourcePath("a")))
    #expect(SourcePath("a/b.txt").isInside(SourcePath(".")))
    #expect(SourcePath("/a/b").isInside(SourcePath("/")))
    #expect(!SourcePath("ab.txt").isInside(SourcePath("a")))
    #expect(!SourcePath("../b").isInside(SourcePath(".")))
    #expect(!SourcePath("/a").isInside(SourcePath(".")))
  }

  @Test(arguments: [
    ("../a", "..", true), ("../a/b", "..", true), ("../../a", "..", false), ("../..", "..", false),
    ("../../a", "../..", true), ("../../../a", "../..", false), ("../..a", "..", true), ("../.../a", "..", true),
    ("../../a/b", "../../a", true),
  ])
  func `what lies above a folder is not inside it`(path: String, directory: String, isInside: Bool) {
    #expect(SourcePath(path).isInside(SourcePath(directory)) == isInside)
  }
}
