#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// The bytes of a file, for as long as this object lives.
///
/// The file must not change meanwhile; segment files never do, they are only removed, which leaves a mapping whole.
public final class MappedFile: Sendable {
  /// The bytes; valid while the object lives.
  // Sound to share: nothing writes to them between `init` and `deinit`.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  private let isMapping: Bool

  /// A copy of these bytes, as if they were a file's.
  public init(copying content: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(content.count, 1), alignment: 16)
    copy.copyBytes(from: content)
    bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(copy)[0..<content.count])
    isMapping = false
  }

  /// Takes over what `mmap` returned.
  init(mapping: UnsafeRawBufferPointer) {
    bytes = mapping
    isMapping = true
  }

  /// Gives back the memory that reading has filled; what is read again comes from the system's cache, or the disk.
  func releasePages() {
    // Sound: nobody writes to the mapping, so that its pages are always those of the file.
    guard isMapping, let base = bytes.baseAddress else { return }
    madvise(UnsafeMutableRawPointer(mutating: base), bytes.count, MADV_DONTNEED)
  }

  deinit {
    // Sound: the memory came from `mmap` with this length, or from `allocate`, and is released here alone.
    guard let base = bytes.baseAddress else { return }
    if isMapping {
      munmap(UnsafeMutableRawPointer(mutating: base), bytes.count)
    } else {
      UnsafeMutableRawPointer(mutating: base).deallocate()
    }
  }
}
