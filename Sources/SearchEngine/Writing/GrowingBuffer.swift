#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An array for the inner loops of indexing: no reference counting, no copy on write, no bounds checks in release.
///
/// Unsafe code: `storage` has room for `capacity` elements, of which the first `count` are initialised; elements are
/// plain bits, so nothing needs to be destroyed. Every index is the caller's promise, asserted in debug builds. A copy
/// shares the memory: a buffer has one owner, which calls ``deallocate()`` once, last of all.
///
/// A buffer of some megabytes lies in large pages where the system has them, because lists are sorted in it, at random.
struct GrowingBuffer<Element: BitwiseCopyable> {
  private var storage: UnsafeMutablePointer<Element>
  private var capacity: Int
  /// The number of elements.
  private(set) var count = 0

  /// An empty buffer with room for `capacity` elements.
  init(capacity: Int = 1024) {
    self.capacity = max(capacity, 16)
    storage = Self.allocate(self.capacity)
  }

  /// A buffer of `count` equal elements.
  init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    storage.initialize(repeating: element, count: count)
    self.count = count
  }

  /// Gives the memory back.
  func deallocate() { Self.deallocate(storage, capacity) }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return storage[index]
    }
    set {
      assert(index >= 0 && index < count)
      storage[index] = newValue
    }
  }

  /// Adds an element.
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    (storage + count).initialize(to: element)
    count += 1
  }

  /// Adds the elements of another buffer.
  @inline(__always)
  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let base = elements.baseAddress else { return }
    if count + elements.count > capacity { grow(to: count + elements.count) }
    (storage + count).initialize(from: base, count: elements.count)
    count += elements.count
  }

  /// Makes room for `more` further elements, so that appending them does not move the buffer.
  @inline(__always)
  mutating func reserve(_ more: Int) { if count + more > capacity { grow(to: count + more) } }

  /// The room behind the elements, for which ``reserve(_:)`` was asked; ``add(_:)`` says how much of it was filled.
  @inline(__always)
  var room: UnsafeMutablePointer<Element> { storage + count }

  /// Takes in `more` elements that were written to ``room``.
  @inline(__always)
  mutating func add(_ more: Int) {
    assert(more >= 0 && count + more <= capacity)
    count += more
  }

  /// The first element's place; valid until the buffer next grows.
  @inline(__always)
  var start: UnsafeMutablePointer<Element> { storage }

  /// Makes all elements equal to `element`, and as many as `newCount`.
  mutating func fill(_ newCount: Int, with element: Element) {
    if newCount > capacity { grow(to: newCount) }
    storage.update(repeating: element, count: newCount)
    count = newCount
  }

  /// Makes all bytes zero, of as many elements as `newCount`.
  mutating func zero(_ newCount: Int) {
    if newCount > capacity { grow(to: newCount) }
    // Sound: the elements are plain bits, and there is room for so many. (A loop over them is not made one call.)
    memset(storage, 0, newCount * MemoryLayout<Element>.stride)
    count = newCount
  }

  /// Makes the buffer `newCount` elements long, whose values are whatever the memory holds.
  mutating func resize(to newCount: Int) {
    if newCount > capacity { grow(to: newCount) }
    count = newCount
  }

  /// Forgets the elements and keeps the memory.
  mutating func removeAll() { count = 0 }

  /// The elements in `range`; valid until the buffer next changes.
  @inline(__always)
  func elements(_ range: Range<Int>) -> UnsafeBufferPointer<Element> {
    assert(range.lowerBound >= 0 && range.upperBound <= count)
    return UnsafeBufferPointer(start: storage + range.lowerBound, count: range.count)
  }

  /// All elements; valid until the buffer next changes.
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: storage, count: count) }

  @inline(never)
  private mutating func grow(to minimum: Int) {
    let newCapacity = max(minimum, capacity * 2)
    let newStorage = Self.allocate(newCapacity)
    newStorage.moveInitialize(from: storage, count: count)
    Self.deallocate(storage, capacity)
    storage = newStorage
    capacity = newCapacity
  }

  private static var largePage: Int { 2 << 20 }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Element> {
    #if os(Linux)
      let byteCount = capacity * MemoryLayout<Element>.stride
      var memory: UnsafeMutableRawPointer?
      if byteCount >= largePage, posix_memalign(&memory, largePage, byteCount) == 0, let memory {
        // Without large pages the memory is as good as any.
        madvise(memory, byteCount, MADV_HUGEPAGE)
        return memory.bindMemory(to: Element.self, capacity: capacity)
      }
    #endif
    return .allocate(capacity: capacity)
  }

  /// Gives back what ``allocate(_:)`` gave for as many elements.
  private static func deallocate(_ storage: UnsafeMutablePointer<Element>, _ capacity: Int) {
    #if os(Linux)
      if capacity * MemoryLayout<Element>.stride >= largePage { return free(storage) }
    #endif
    storage.deallocate()
  }
}
