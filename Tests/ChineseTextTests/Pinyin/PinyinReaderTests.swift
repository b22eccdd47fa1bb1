import Testing

@testable import ChineseText

@Suite struct PinyinReaderTests {
  private func sounds(_ text: String, _ sound: String) throws -> Bool {
    PinyinReader().sounds(text.unicodeScalars.map(\.value), like: try #require(PinyinSound(sound)))
  }

  @Test(arguments: [
    ("甘孜", "ganzi"), ("干子", "ganzi"), ("重庆", "chongqing"), ("重点", "zhongdian"), ("长沙", "changsha"),
    ("县长", "xianzhang"), ("厦门", "xiamen"), ("地方志", "difangzhi"), ("六安", "luan"), ("吕梁", "lvliang"),
    ("吕梁", "luliang"), ("西安", "xian"), ("县", "xian"), ("都江堰", "dujiangyan"), ("年鉴", "niánjiàn"),
    ("珲春", "hunchun"), ("乐清", "yueqing"), ("乐山", "leshan"), ("著", "zhu"), ("藏族", "zangzu"),
  ])
  func `strings sound as people say them`(text: String, sound: String) throws {
    #expect(try sounds(text, sound))
  }

  @Test(arguments: [
    ("甘孜", "gan"), ("甘孜", "ganzizhou"), ("甘", "ganzi"), ("甘a", "gana"), ("", "a"), ("，", "a"), ("吕", "l"),
    ("路", "lv"), ("甘孜", "zigan"),
  ])
  func `others do not`(text: String, sound: String) throws {
    #expect(try !sounds(text, sound))
  }

  @Test func `a character sounds out stretches of a sound`() throws {
    let sound = try #require(PinyinSound("zhongxinzhong"))
    let reader = PinyinReader()
    #expect(reader.stretches(of: sound, soundedBy: 0x4E2D) == [0..<5, 8..<13])
    #expect(reader.stretches(of: sound, soundedBy: 0x5FC3) == [5..<8])
    #expect(
      reader.stretches(of: sound, soundedBy: 0x7518).isEmpty && reader.stretches(of: sound, soundedBy: 0x61).isEmpty)
  }

  @Test func `the table adds only what ICU does not say`() throws {
    let transliterator = try #require(ICUTransliterator(.pinyin))
    #expect(PinyinReadings.others.count > 100)
    for (value, readings) in PinyinReadings.others {
      let scalar = try #require(Unicode.Scalar(value))
      #expect(ICUCharacter.isHanOrKana(value) && !readings.isEmpty, "\(scalar)")
      let known = try #require(transliterator.form(scalar).flatMap { PinyinSound($0) })
      for reading in readings {
        #expect(reading != known.letters && reading.allSatisfy { (0x61...0x7A).contains($0) }, "\(scalar)")
      }
    }
  }
}
