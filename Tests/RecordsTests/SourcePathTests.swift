import TestSupport
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

  @Test(arguments: [
    "通报/甲.txt", "a\\b.txt", "a\\x.txt", "a\\xZ1.txt", "a\\x41.txt", "a\\x5Cx41.txt", "\\\\x0a", "a\nb", "\"a\",'b'",
    "e\u{301}", "a\u{85}b",
  ]) func `a printed path leads back to the same name`(name: String) {
    let path = SourcePath(name)
    #expect(SourcePath(spelled: path.description) == path)
    #expect(!path.description.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
  }

  @Test func `every name of random bytes leads back, and no two are printed alike`() {
    var random = SeededGenerator(seed: 4)
    var seen: [String: SourcePath] = [:]
    for _ in 0..<20_000 {
      let bytes: [UInt8] = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        [0x5C, 0x78, 0x34, 0x31, 0xE5, 0xB9, 0xB4, 0x0A, 0xFF, 0xC2, 0x85, 0x61, 0xF0, 0x9F][
          Int.random(in: 0..<14, using: &random)]
      }
      let path = SourcePath(bytes)
      #expect(SourcePath(spelled: path.description) == path)
      #expect(seen.updateValue(path, forKey: path.description).map { $0 == path } != false)
    }
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
