/// An array for the inner loops of indexing: no reference counting, no copy on write, no bounds checks in release.
///
/// Unsafe code: `storage` has room for `capacity` elements, of which the first `count` are initialised; elements are
/// plain bits, so nothing needs to be destroyed. Every index is the caller's promise, asserted in debug builds. A copy
/// shares the memory: a buffer has one owner, which calls ``deallocate()`` once, last of all.
struct GrowingBuffer<Element: BitwiseCopyable> {
  private var storage: UnsafeMutablePointer<Element>
  private var capacity: Int
  /// The number of elements.
  private(set) var count = 0

  /// An empty buffer with room for `capacity` elements.
  init(capacity: Int = 1024) {
    self.capacity = max(capacity, 16)
    storage = .allocate(capacity: self.capacity)
  }

  /// A buffer of `count` equal elements.
  init(repeating element: Element, count: Int) {
    self.init(capacity: count)
    storage.initialize(repeating: element, count: count)
    self.count = count
  }

  /// Gives the memory back.
  func deallocate() { storage.deallocate() }

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
    let newStorage = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    newStorage.moveInitialize(from: storage, count: count)
    storage.deallocate()
    storage = newStorage
    capacity = newCapacity
  }
}
