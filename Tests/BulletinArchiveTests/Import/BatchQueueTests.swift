import Synchronization
import Testing

@testable import BulletinArchive

@Suite struct BatchQueueTests {
  private final class Log: Sendable {
    let written = Mutex<[Int]>([])
    let inHand = Mutex((now: 0, most: 0))
  }

  @Test(arguments: [1, 2, 5]) func `batches are written in order, whoever is faster, and few at a time are in hand`(
    tasks: Int
  ) async {
    let log = Log()
    let queue = BatchQueue(count: 200, window: tasks + 1) { number, _ in
      log.written.withLock { $0.append(number) }
      log.inHand.withLock { $0.now -= 1 }
    }
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<tasks {
        group.addTask {
          while let number = await queue.next() {
            log.inHand.withLock { count in
              count.now += 1
              count.most = max(count.most, count.now)
            }
            // The tasks are not equally fast.
            for _ in 0..<(number * 7 + task) % 5 { await Task.yield() }
            queue.put(number, PreparedBatch())
          }
        }
      }
    }
    #expect(log.written.withLock { $0 } == Array(0..<200))
    #expect(log.inHand.withLock { $0.most } <= tasks + 1)
    #expect(queue.failure == nil)
  }

  @Test func `a failure ends the work for all tasks`() async {
    let log = Log()
    let queue = BatchQueue(count: 100, window: 3) { number, _ throws(ArchiveError) in
      if number == 10 { throw .interrupted }
      log.written.withLock { $0.append(number) }
    }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask { while let number = await queue.next() { queue.put(number, PreparedBatch()) } }
      }
    }
    #expect(log.written.withLock { $0 } == Array(0..<10))
    #expect(queue.failure == .interrupted)
  }
}
