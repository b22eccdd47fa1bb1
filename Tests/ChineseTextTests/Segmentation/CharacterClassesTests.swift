import Testing

@testable import ChineseText

@Suite struct CharacterClassesTests {
  @Test func `the Han that nobody is asked about are Han to ICU, and have no other form`() throws {
    for scalar in UInt32(0x4E00)...0x9FA5 {
      #expect(ICUCharacter.isHanOrKana(scalar) && ICUCharacter.isStableInNFKC(scalar), "\(scalar)")
    }
    let classes = try LatticeResources.shared.get().classes
    // 一 and 龥, the ends of the block, are read; 한 and a compatibility character are not.
    for scalar in [0x4E00, 0x9FA5, 0x3042] as [UInt32] { #expect(classes[scalar] & CharacterClasses.foreign == 0) }
    for scalar in [0xD55C, 0xF900, 0x61] as [UInt32] { #expect(classes[scalar] & CharacterClasses.foreign != 0) }
  }
}
