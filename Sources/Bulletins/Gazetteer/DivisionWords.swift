import ChineseText

/// Words that the naming of divisions needs: peoples, names that are also words, abbreviations, former names.
///
/// Each list is one string with blanks between its entries, so that a new word is one word in one line.
enum DivisionWords {
  /// The peoples in names of autonomous divisions, longer ones before those that they end in.
  static let peoples: StaticString = """
    柯尔克孜族 柯尔克孜 哈萨克族 哈萨克 维吾尔族 维吾尔 乌孜别克族 塔吉克族 塔吉克 达斡尔族 蒙古族 蒙古 朝鲜族 土家族 藏族 \
    羌族 彝族 苗族 侗族 布依族 回族 满族 壮族 傣族 白族 景颇族 傈僳族 哈尼族 独龙族 怒族 普米族 拉祜族 佤族 布朗族 \
    仡佬族 水族 畲族 瑶族 黎族 仫佬族 毛南族 纳西族 裕固族 保安族 撒拉族 锡伯族 锡伯 各族 土族 东乡族
    """

  /// Names that running text uses as words, so that a place needs its level word (公安县) or its parent (市中区 of 内江).
  static let ordinary: StaticString = """
    城区 郊区 东区 西区 矿区 港口区 老城区 新城区 \
    资源 公安 共和 会同 合作 延长 通道 和政 民和 定结 定安 互助 平和 新兴 太湖 新和 大安 龙井 故城 和平 东平 中方 新平 滨海 河口 \
    白河 大新 日照 合水 东至 富裕 建水 平原 响水 惠民 新安 民权 政和 三门 平乐 定日 上高 富民 明水 从江 周至 安宁 达日 兴业 \
    长治 大同 和顺 平顺 大方 同心 兴隆 武功 无为 天长 明光 东方 凤凰 三江 三河 大名 大足 东海 东光 东明 南部 南城 新建 新民 新县 \
    新田 新源 新河 新星 白杨 双河 永安 永和 永兴 安定 安全 安化 安新 平安 平定 乐业 乐安 建平 兴国 兴文 云和 富源 富宁 民丰 民乐 开阳 \
    开平 广平 武定 城口 清水 清河 石门 石林 石城 石泉 长安 长海 长子 长武 长白 金山 金沙 金塔 古城 红旗 红原 红河 红安 河间 海城 \
    海口区 交口 文成 太平 太和 仁和 仁化 前进 比如 改则 措勤 日土 加查 革吉 边坝 策勒 温泉 裕民 友谊 集贤 方正 木兰 延寿 五常 \
    榆树 磐石 梨树 黑山 灯塔 朝阳 无极 沙河 平泉 大城 大厂 商城 博爱 台前 获嘉 京山 咸丰 余庆 沿河 天柱 石棉 青神 乐至 黑水 九龙 \
    白玉 得荣 小金 梁山 龙口 高台 两当 康乐 莲花 铜鼓 樟树 万年 洞口 桃源 双牌 阳春 和林 北流 凌云 天等 清流 石狮 光泽 大田 临高 \
    淳化 白水 甘泉 黄龙 志丹 吴起 大宁 中阳 方山 应县 同德 同仁 称多 白银 来宾 北海 山南 阿里 兴和 全州 新和 曲水 双湖 和静 东山 \
    全南 定南 海安 海原 通河 福海 兴海 兴安 怒江 海西 海北 黄南 文山 大化 大通 江口 江华 新化 新丰 新宁 新泰 东兴 东安 东乡 南乐 \
    南和 南县 中江 大英 大竹 大悟 大关 大埔 大余 天门 天台 天全 平远 平邑 平南 平利 安远 安福 安平 安国 德化 德清 长丰 长兴 长顺 \
    长乐 建德 始兴 金川 金门 黄石 马山 上林 合山 合川 保德 尚义 尚志 崇义 崇信 崇仁 孝义 孝感 正安 正阳 泰来 吉水 宣化 宣化区 \
    革新 红星 庆安 望都 应城 应县 和龙 龙江 龙门 龙山 凤山 凤台 华安 华亭 蓝田 蓝山 玉山 玉田 独山 衡山 钟山 雷山 唐河 温县 夏河 \
    永昌 永丰 永新 永平 永济 永寿 永福 永清 永善 永泰 永登 永年 永春 永康 永顺 永嘉
    """

  /// One-scalar names, used where grammar allows (川渝两地, 川府发〔2021〕3号), as name=code.
  static let abbreviations: StaticString = """
    京=110000 津=120000 冀=130000 晋=140000 蒙=150000 辽=210000 吉=220000 黑=230000 沪=310000 申=310000 苏=320000 浙=330000 \
    皖=340000 闽=350000 赣=360000 鲁=370000 豫=410000 鄂=420000 湘=430000 粤=440000 桂=450000 琼=460000 渝=500000 川=510000 \
    蜀=510000 黔=520000 贵=520000 滇=530000 云=530000 藏=540000 陕=610000 秦=610000 甘=620000 陇=620000 青=630000 宁=640000 \
    新=650000 台=710000 港=810000 澳=820000 蓉=510100 杭=330100 穗=440100 甬=330200 鹏=440300 邕=450100
    """

  /// Short names that no rule makes, as name=code.
  static let customary: StaticString = """
    锡盟=152500 阿盟=152900 巴州=652800 博州=652700 克州=653000 版纳=532800 伊犁=654000 西双版纳=532800 莫旗=150722 \
    前郭=220721 前郭县=220721 喀左=211324 喀左县=211324 达茂旗=150223 科右前旗=152221 科右中旗=152222 科左中旗=150521 \
    科左后旗=150522 察右前旗=150926 察右中旗=150927 察右后旗=150928 土左旗=150121 土右旗=150221 东乌旗=152525 \
    西乌旗=152526 新左旗=150726 新右旗=150727 达旗=150621 鄂前旗=150623 乌前旗=150823 乌中旗=150824 \
    乌后旗=150825 阿鲁旗=150421 阿旗=150421 克旗=150425 翁旗=150426 喀旗=150428 敖汉=150430 \
    杜蒙县=230624 神农架=429021 浦东=310115 塔县=653131 察县=654022 和布克赛尔县=654226 大柴旦=632857 \
    大柴旦行委=632857 香港特区=810000 澳门特区=820000
    """

  /// The entries of a list as UTF-16 units, folded like the texts that they are compared with. Every scalar in these lists
  /// lies in the basic plane.
  static func words(_ list: StaticString) -> [[UInt16]] {
    var words: [[UInt16]] = []
    var word: [UInt16] = []
    list.withUTF8Buffer { bytes in
      var reader = BasicPlaneReader(bytes)
      while let unit = reader.next() {
        if unit == 0x20 || unit == 0x0A {
          if !word.isEmpty { words.append(word) }
          word.removeAll(keepingCapacity: true)
        } else {
          word.append(UInt16(truncatingIfNeeded: SimplifiedScalars.of(UInt32(unit))))
        }
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}

/// Reads UTF-8 that holds only scalars of the basic plane, as our own lists do.
struct BasicPlaneReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// A reader at the start of `bytes`, which must outlive it.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next scalar; nil at the end. Four-byte sequences, which the lists do not hold, read as U+FFFD.
  mutating func next() -> UInt16? {
    guard position < bytes.count else { return nil }
    let first = UInt16(bytes[position])
    if first < 0x80 {
      position += 1
      return first
    }
    if first < 0xE0, position + 1 < bytes.count {
      let unit = (first & 0x1F) << 6 | UInt16(bytes[position + 1] & 0x3F)
      position += 2
      return unit
    }
    if first < 0xF0, position + 2 < bytes.count {
      let unit = (first & 0x0F) << 12 | UInt16(bytes[position + 1] & 0x3F) << 6 | UInt16(bytes[position + 2] & 0x3F)
      position += 3
      return unit
    }
    position += 4
    return 0xFFFD
  }
}
