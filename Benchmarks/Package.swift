// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that building yishi never waits for a benchmark library.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "yishi", path: ".."),
    // Without its default traits it needs no allocator of its own; we measure time and resident memory only.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // Bulletins of any size from a seed, with what a right reading of them finds.
    .target(name: "GeneratedText", swiftSettings: strict),

    // Writes such bulletins to a folder, for whole-import.sh and for trials of large archives.
    .executableTarget(name: "generate-bulletins", dependencies: ["GeneratedText"], swiftSettings: strict),

    // The benchmarks, one file a stage. The library's tool runs every target whose folder stands
    // right in a folder named Benchmarks, so all other targets are kept out of it.
    .executableTarget(
      name: "Stages",
      dependencies: [
        "GeneratedText",
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "ChineseText", package: "yishi"),
        .product(name: "Bulletins", package: "yishi"),
        .product(name: "SearchEngine", package: "yishi"),
        .product(name: "BulletinArchive", package: "yishi"),
      ],
      path: "Stages",
      swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    ),
  ]
)
