import CICU

/// ICU's converter from a multibyte encoding, stopping at bad bytes.
///
/// Owns its state; one task uses it.
final class ICUConverter {
  /// Why a call of ``decode(_:_:_:)`` came back.
  enum Outcome {
    /// All of the source was read.
    case done
    /// The target is full.
    case targetFull
    /// The last `count` bytes that were read are no character.
    case bad(count: Int)
    /// ICU failed in another way.
    case failed
  }

  private let handle: OpaquePointer

  /// A converter by ICU's name of the encoding; nil where libicu was built without it.
  init?(name: String) {
    guard let handle = cicu_converter_open(name) else { return nil }
    self.handle = handle
  }

  deinit { cicu_converter_close(handle) }

  /// Forgets what was read.
  func reset() { cicu_converter_reset(handle) }

  /// Decodes `source`, the whole rest of a stretch that ends with a character's end.
  ///
  /// Gives the number of bytes read and of units written. `offsets` gets, for each unit, the offset in `source` of the
  /// character that it belongs to; negative where an earlier call read that character.
  func decode(
    _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt16>,
    offsets: UnsafeMutableBufferPointer<Int32>
  ) -> (outcome: Outcome, consumed: Int, written: Int) {
    var consumed: Int32 = 0
    var written: Int32 = 0
    let capacity = Int32(clamping: min(target.count, offsets.count))
    let outcome = cicu_converter_decode(
      handle, source.baseAddress, Int32(clamping: source.count), target.baseAddress, capacity, offsets.baseAddress,
      &consumed, &written)
    let result: Outcome
    switch Int(outcome) {
    case CICU_DECODE_DONE: result = .done
    case CICU_DECODE_FULL: result = .targetFull
    case CICU_DECODE_BAD: result = .bad(count: Int(cicu_converter_bad_bytes(handle)))
    default: result = .failed
    }
    return (result, Int(consumed), Int(written))
  }

  /// `string` in the encoding that ICU calls `name`; nil where the encoding lacks a character of it. For tests.
  static func encode(_ string: String, as name: String) -> [UInt8]? {
    let units = Array(string.utf16)
    var bytes = [UInt8](repeating: 0, count: units.count * 4 + 16)
    let written = bytes.withUnsafeMutableBufferPointer { bytes in
      units.withUnsafeBufferPointer { units in
        Int(
          cicu_encode(
            name, units.baseAddress, Int32(clamping: units.count), bytes.baseAddress, Int32(clamping: bytes.count)))
      }
    }
    guard written >= 0, written <= bytes.count else { return nil }
    return Array(bytes[..<written])
  }
}
