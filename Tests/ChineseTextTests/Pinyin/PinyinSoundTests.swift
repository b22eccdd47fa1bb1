import Testing

@testable import ChineseText

@Suite struct PinyinSoundTests {
  @Test(arguments: [
    ("ganzi", ["ganzi", "GanZi", "Gānzī", "gan zi", "gan1 zi1", "gan'zi", "gan-zi", "gān’zī"]),
    ("lvliang", ["lvliang", "lüliang", "Lǚliáng", "LÜ3 liang2"]), ("xian", ["Xi'an", "xiān"]),
  ])
  func `letters count, tones and gaps do not`(letters: String, spellings: [String]) {
    for spelling in spellings { #expect(PinyinSound(spelling)?.description == letters, "\(spelling)") }
  }

  @Test(arguments: ["", " ", "1", "甘孜", "gan.zi", "gan6", "ganzi,aba", String(repeating: "a", count: 65), "ｇａｎ"])
  func `anything else is no sound`(text: String) {
    #expect(PinyinSound(text) == nil)
  }
}
