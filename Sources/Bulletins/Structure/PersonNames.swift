import ChineseText

/// Tells personal names from other short words.
///
/// 王强, 欧阳小明, 王强李小明, 王强、李小明 → names; 方案, 高标准 → none
enum PersonNames {
  /// More characters name more than three people.
  static let longest = 12

  private static let surnames = WordSet(
    """
    王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟
    汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 庞 樊 兰 殷 施 陶 洪 翟 安 颜 倪 严 牛 温
    芦 季 俞 章 鲁 葛 伍 韦 申 尤 毕 聂 焦 向 柳 邢 岳 齐 梅 莫 庄 辛 管 祝 左 涂 谷 祁 舒 耿 牟 卜 詹 关 苗 凌 费 纪 靳 盛 童 欧 甄 项 曲 游 阳 裴 席 卫 屈 鲍 覃 霍 翁 苟 甘
    巫 柯 桂 解 宗 丛 岑 邬 冉 蒲 喻 褚 娄 阮 蓝 单 车 柴 辜 佘 敖 蔺 冼 阚 尚 隋 晏 荆 骆 商 佟 仲 宁 米 栗 匡 屠 仇 麦 鄢 沙 桑 池 卞 胥 粟 皮 刁 郁
    欧阳 上官 司马 诸葛 慕容 司徒 令狐
    """)
  private static let words = WordSet(
    """
    方案 方法 方式 方向 方针 方面 方言 方志 计划 安排 安全 史料 史志 史话 高度 高效 高标 高质 高位 高原 文化 文件 文明 文旅 文物 文献 文字 江苏 江西 江河 安徽 白皮 关于 关键 常态
    常务 常见 金融 万元 万众 万户 万里 向前 向上 管理 项目 纪实 纪要 纪念 温馨 严格 严肃 余额 章程 游记 石油 程序 范围 范例 曲艺 易地 任务 任命 牛年 马年 龙年 黄河 林业 田园 田野 夏季
    康养 段落 施工 施行 盛会 盛世 洪涝 于是 何为 何以 许可 武术 席位 费用 季度 申报 申请 左右 齐心 谷物 童话 汤圆 唐代 宋代 秦代 汉代 元代 明代 清代 夏粮 秋粮 卫生 乔迁 苗族 白族
    """)

  /// Whether `range` holds one to three personal names, parted by 、 or nothing, and nothing else.
  static func read(_ range: Range<Int>, in document: DocumentText) -> Bool {
    guard (2...longest).contains(range.count) else { return false }
    return read(range, in: document, people: 3)
  }

  private static func read(_ range: Range<Int>, in document: DocumentText, people: Int) -> Bool {
    if range.isEmpty { return true }
    guard people > 0, words.match(document.scalars, at: range.lowerBound, before: range.upperBound) == 0 else {
      return false
    }
    let surname = surnames.match(document.scalars, at: range.lowerBound, before: range.upperBound)
    guard surname > 0 else { return false }
    return (1...2).contains { given in
      let end = range.lowerBound + surname + given
      guard end <= range.upperBound, (range.lowerBound..<end).allSatisfy({ document.holdsHan(at: $0) }) else {
        return false
      }
      // 、 or a blank parts two names.
      let parts = end + 1 < range.upperBound && [0x3001, 0x20].contains(document.scalar(end))
      return read((parts ? end + 1 : end)..<range.upperBound, in: document, people: people - 1)
    }
  }
}
