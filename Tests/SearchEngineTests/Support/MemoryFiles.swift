import SearchEngine
import Synchronization

/// Files in memory, any operation of which can be made to fail.
final class MemoryFiles: Sendable {
  private struct State {
    var files: [String: [UInt8]] = [:]
    var operations: [IndexError.FileOperation] = []
    var failing: Set<Int> = []
  }

  private let state = Mutex(State())

  /// The operations so far, failed ones included.
  var operations: [IndexError.FileOperation] { state.withLock { $0.operations } }

  /// The names of all files, sorted.
  var paths: [String] { state.withLock { $0.files.keys.sorted() } }

  /// Lets the operation number `index`, counted from 0 and from the first of all, fail.
  func fail(at index: Int) { state.withLock { _ = $0.failing.insert(index) } }

  /// The bytes of a file.
  subscript(path: String) -> [UInt8] {
    get { state.withLock { $0.files[path] ?? [] } }
    set { state.withLock { $0.files[path] = newValue } }
  }

  /// The engine's way to these files.
  var access: FileAccess {
    FileAccess(
      write: { (path, parts) throws(IndexError) in
        try self.perform(.write, path) { $0.files[path] = parts.flatMap { $0 } }
      },
      synchronize: { (path) throws(IndexError) in try self.perform(.synchronize, path) { _ in } },
      rename: { (path, newPath) throws(IndexError) in
        try self.perform(.rename, path) { state in
          state.files[newPath] = state.files[path]
          state.files[path] = nil
        }
      },
      synchronizeDirectory: { (path) throws(IndexError) in try self.perform(.synchronizeDirectory, path) { _ in } },
      map: { (path) throws(IndexError) in
        try self.perform(.map, path) { _ in }
        guard let bytes = self.state.withLock({ $0.files[path] }) else {
          throw .file(.map, path: path, code: 2)
        }
        return MappedFile(copying: bytes)
      },
      remove: { (path) throws(IndexError) in try self.perform(.remove, path) { $0.files[path] = nil } },
      list: { (path) throws(IndexError) in
        try self.perform(.list, path) { _ in }
        let prefix = path + "/"
        return self.paths.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
      },
      makeDirectory: { (path) throws(IndexError) in try self.perform(.makeDirectory, path) { _ in } },
      removeDirectory: { (path) throws(IndexError) in try self.perform(.removeDirectory, path) { _ in } })
  }

  private func perform(
    _ operation: IndexError.FileOperation, _ path: String, _ body: (inout sending State) -> Void
  ) throws(IndexError) {
    let fails = state.withLock { state -> Bool in
      state.operations.append(operation)
      let fails = state.failing.contains(state.operations.count - 1)
      if !fails { body(&state) }
      return fails
    }
    if fails { throw .file(operation, path: path, code: 5) }
  }
}
