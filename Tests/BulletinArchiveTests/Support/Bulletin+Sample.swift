import TestSupport

/// Bulletins in our own words.
enum Sample {
  /// One article with a list of three measures, announced.
  static let yearbook = CommandRunner.bulletin

  /// One article with parallel requirements.
  static let archives = """
    南部县要求做好档案开放

    会议要求，要清点馆藏档案，摸清底数；要规范开放审核，做到应开尽开；要改善查阅条件，方便群众。

    （南部县档案馆）
    """

  /// An article without lists.
  static let plain = """
    广元市举办地方志讲座

    2022年5月20日，广元市地方志办举办讲座，60人参加。

    （广元市地方志办）
    """
}
