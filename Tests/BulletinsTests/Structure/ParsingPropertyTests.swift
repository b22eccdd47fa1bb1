import Bulletins
import ChineseText
import TestSupport
import Testing

@Suite struct `Parsed bulletins, whatever the text` {
  @Test func `keep their promises on every stored file`() throws {
    let files =
      Fixture.files(below: "corpus") + Fixture.files(below: "Fixtures/clean", suffix: "input.txt")
      + Fixture.files(below: "Fixtures/parse", suffix: "input.txt")
    #expect(files.count > 90)
    for path in files {
      let parsed = BulletinDump.parse(try #require(Fixture.bytes(path)))
      #expect(BulletinInvariants.fault(in: parsed) == nil, "\(path)")
    }
  }

  @Test func `keep their promises on two thousand hostile texts`() {
    let seed: UInt64 = 513_300
    var source = HostileText(seed: seed)
    for round in 0..<2000 {
      let text = source.next(pieces: 60)
      let fault = BulletinInvariants.fault(in: BulletinDump.parse(text))
      #expect(fault == nil, "seed \(seed), round \(round): \(text.debugDescription)")
    }
  }

  @Test func `read the same twice`() {
    var source = HostileText(seed: 7)
    for _ in 0..<50 {
      let text = source.next()
      #expect(BulletinDump.of(BulletinDump.parse(text)) == BulletinDump.of(BulletinDump.parse(text)))
    }
  }
}
