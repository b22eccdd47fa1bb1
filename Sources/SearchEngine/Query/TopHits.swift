/// The best of a stream of hits, by key, then by address: a heap whose root is the worst one kept.
///
/// Where hits arrive in ascending order of address, one whose key only equals the worst one's is never better.
struct TopHits<Key: Comparable> {
  /// A hit and what it is ranked by, highest first.
  struct Entry {
    var key: Key
    var address: DocumentAddress
  }

  private let capacity: Int
  private var heap: [Entry] = []

  /// Room for the best `capacity` hits; nil for all.
  init(capacity: Int?) {
    self.capacity = capacity ?? Int.max
    heap.reserveCapacity(min(self.capacity, 1024))
  }

  /// The key that a further hit must exceed, or equal with a lesser address; nil while there is room.
  var threshold: Key? { heap.count < capacity ? nil : heap.first?.key }

  /// Takes a hit, unless enough better ones are there.
  mutating func insert(_ key: Key, at address: DocumentAddress) {
    if heap.count < capacity {
      heap.append(Entry(key: key, address: address))
      // Without a limit there is nothing to drop, and no need for a heap.
      if capacity != Int.max { siftUp(heap.count - 1) }
    } else if let worst = heap.first, key > worst.key || key == worst.key && address < worst.address {
      heap[0] = Entry(key: key, address: address)
      siftDown(0)
    }
  }

  /// All hits kept, best first.
  func sorted() -> [Entry] { heap.sorted { Self.isWorse($1, $0) } }

  private static func isWorse(_ left: Entry, _ right: Entry) -> Bool {
    left.key != right.key ? left.key < right.key : left.address > right.address
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard Self.isWorse(heap[child], heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown(_ start: Int) {
    var parent = start
    while true {
      let (left, right) = (2 * parent + 1, 2 * parent + 2)
      var worst = parent
      if left < heap.count, Self.isWorse(heap[left], heap[worst]) { worst = left }
      if right < heap.count, Self.isWorse(heap[right], heap[worst]) { worst = right }
      guard worst != parent else { return }
      heap.swapAt(worst, parent)
      parent = worst
    }
  }
}
