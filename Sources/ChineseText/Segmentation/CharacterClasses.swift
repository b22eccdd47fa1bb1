/// What the cutting of words asks about a character: its column in the rules' table and its relation to the dictionary.
///
/// Immutable, so any task may ask.
final class CharacterClasses: @unchecked Sendable {
  /// The bits of a class that hold the category.
  static let categoryMask: UInt16 = 0xFF
  /// The bit that the rules' dictionary characters have: 年, か, and also ไ and 한.
  static let dictionary: UInt16 = 0x100
  /// The bit of the characters that the Chinese and Japanese dictionary does not read as they stand: a, 한, U+2F00 (⼀).
  static let foreign: UInt16 = 0x200

  private let categories: ICUCategories
  private let firstDictionaryCategory: UInt32
  /// The classes of the first plane: 65,536 of them.
  let firstPlane: UnsafePointer<UInt16>

  /// The classes by `rules`.
  init(_ rules: BreakRules) {
    categories = rules.categories
    firstDictionaryCategory = UInt32(clamping: rules.firstDictionaryCategory)
    let table = UnsafeMutablePointer<UInt16>.allocate(capacity: 0x10000)
    for scalar in UInt32(0)..<0x10000 {
      table[Int(scalar)] = Self.characterClass(scalar, categories, firstDictionaryCategory)
    }
    // Never written again; freed with this object.
    firstPlane = UnsafePointer(table)
  }

  deinit { firstPlane.deallocate() }

  /// The class of `scalar`.
  @inline(__always)
  subscript(scalar: UInt32) -> UInt16 {
    // Sound because the table has an entry for each scalar below 0x10000.
    scalar < 0x10000 ? firstPlane[Int(scalar)] : beyondFirstPlane(scalar)
  }

  @inline(never)
  private func beyondFirstPlane(_ scalar: UInt32) -> UInt16 {
    Self.characterClass(scalar, categories, firstDictionaryCategory)
  }

  private static func characterClass(_ scalar: UInt32, _ categories: ICUCategories, _ first: UInt32) -> UInt16 {
    let category = categories.category(scalar)
    var value = UInt16(truncatingIfNeeded: category) & categoryMask
    guard category >= first else { return value | foreign }
    value |= dictionary
    // Those of Unicode 1.1's block of Han, most of all, need not be asked for: they are Han and have no other form.
    let isUnifiedHan = scalar &- 0x4E00 <= 0x9FA5 - 0x4E00
    // Also the prolonged sound mark, which belongs to no script. (Its half-width form changes in NFKC.)
    let isRead =
      isUnifiedHan
      || (ICUCharacter.isHanOrKana(scalar) || scalar == 0x30FC) && ICUCharacter.isStableInNFKC(scalar)
    return isRead ? value : value | foreign
  }
}
