/// The units and classifiers that figures have, as data.
///
/// To add a unit, add its word to the line of its kind. A word in ``plainOnly`` counts only behind Arabic digits or a
/// numeral of two characters or more, because behind a single Chinese digit it usually begins another word (三头六臂,
/// 一面). ``blocked`` names the characters that make a unit the beginning of another word (五部门, 三年级).
struct UnitLexicon: Sendable {
  /// One unit.
  struct Unit: Sendable, Hashable {
    /// The word, as records show it.
    let word: String
    /// The word, as rules ask for it.
    let name: UnitName
    /// What it measures.
    let kind: Figure.Kind
    /// Whether it is a classifier or measure that needs Arabic digits or a longer numeral.
    let isPlainOnly: Bool
    /// The number of scalars.
    let count: Int
  }

  private static let table: [(kind: Figure.Kind, words: String)] = [
    (.percent, "% ％ ﹪ ‰ 成 折 percent"),
    (.points, "个百分点 百分点 个基点 基点 个BP BP bp 个百分比 个点"),
    (
      .money,
      """
      元 圆 元人民币 美元 欧元 港元 港币 日元 英镑 韩元 新元 加元 澳元 法郎 泰铢 卢布 美金 新台币 台币 人民币 人民币元 卢比 比索 里拉 克朗 令吉 林吉特 越南盾 日圆 兰特 里亚尔 迪拉姆 瑞士法郎 加拿大元 澳大利亚元 新加坡元 澳门元 块 块钱 角 角钱 分 分钱 毛 毛钱 元钱 \
      美分 欧分 便士 先令 比特币 日币 韩币 韩圆 澳币 加币 新币 纽元 新西兰元 人民币元 朝鲜元 缅元 印尼盾 印尼卢比 印度卢比 巴基斯坦卢比 尼泊尔卢比 斯里兰卡卢比 墨西哥比索 菲律宾比索 \
      阿根廷比索 智利比索 哥伦比亚比索 古巴比索 丹麦克朗 瑞典克朗 挪威克朗 捷克克朗 冰岛克朗 沙特里亚尔 伊朗里亚尔 卡塔尔里亚尔 也门里亚尔 阿曼里亚尔 第纳尔 伊拉克第纳尔 \
      科威特第纳尔 约旦第纳尔 塞尔维亚第纳尔 利比亚第纳尔 突尼斯第纳尔 巴林第纳尔 阿尔及利亚第纳尔 雷亚尔 巴西雷亚尔 土耳其里拉 埃及镑 黎巴嫩镑 叙利亚镑 苏丹镑 爱尔兰镑 镑 南非兰特 \
      俄罗斯卢布 白俄罗斯卢布 马来西亚林吉特 马来西亚令吉 阿联酋迪拉姆 摩洛哥迪拉姆 谢克尔 新谢克尔 以色列新谢克尔 兹罗提 波兰兹罗提 福林 匈牙利福林 列伊 罗马尼亚列伊 列弗 格里夫纳 \
      坚戈 图格里克 基普 瑞尔 塔卡 奈拉 塞地 比尔 肯尼亚先令 坦桑尼亚先令 乌干达先令 法国法郎 比利时法郎 德国马克 马克 中非法郎 个比特币 西班牙比塞塔 意大利里拉 \
      USD RMB CNY EUR HKD JPY GBP AUD KRW usd rmb $ ＄ € £ ¥ ￥
      """
    ),
    (
      .length,
      """
      米 公里 千米 厘米 毫米 微米 纳米 分米 公分 里 华里 里地 海里 丈 尺 寸 英尺 英寸 英里 延米 延长米 车道公里 皮长公里 芯公里 线公里 \
      km KM Km m cm CM mm MM nm μm um dm ft yd mi 光年 码 里路 天文单位
      """
    ),
    (
      .area,
      """
      平方米 平方公里 平方千米 平方厘米 平方毫米 平方分米 英亩 平方码 平方英寸 平方英里 平方英尺 平方尺 平米 平方 公顷 亩 亩地 顷 公亩 ㎡ m² m2 km² km2 ㎢ hm² 平方海里 分地 m^2 km^2 hm2 cm² cm2 mm² mm2 ha
      """
    ),
    (
      .volume,
      """
      立方米 立方 立方厘米 立方分米 立方公里 立方千米 方 升 毫升 公升 加仑 标方 标准立方米 立方英尺 立方英寸 立方码 品脱 夸脱 蒲式耳 m³ m3 ㎥ L mL ml ML l dL cL cm³ cm3 dm³ m^3 桶油 桶原油 立方毫米 微升 品脱 液量盎司
      """
    ),
    (
      .mass,
      """
      吨 公斤 千克 克 毫克 微克 斤 市斤 公担 担 吨标准煤 吨标煤 吨油当量 吨二氧化碳 吨二氧化碳当量 磅 盎司 克拉 kg KG Kg g mg t μg 公吨 载重吨 总吨 综合吨 吨粮 两 毫克当量 KG lb lbs oz ug 英磅 英石 短吨 长吨
      """
    ),
    (
      .energy,
      """
      千瓦 千瓦时 千瓦小时 千瓦特 瓦 瓦特 瓦时 兆瓦 兆瓦时 吉瓦 吉瓦时 太瓦时 度电 焦耳 千焦 兆焦 吉焦 千卡 大卡 卡路里 马力 匹马力 kW KW kw kWh \
      KWh kwh MW MWh GW GWh TW TWh W Wh kJ MJ GJ kW·h MW·h cal kcal hp 亿度电 千瓦峰 兆瓦峰
      """
    ),
    (.temperature, "℃ 摄氏度 °C 华氏度 ℉ °F 度 开尔文"),
    (.age, "岁 周岁 虚岁"),
    (
      .duration,
      """
      年 周年 个月 天 日 日历天 周 个星期 星期 个礼拜 小时 个小时 钟头 个钟头 分钟 秒 秒钟 毫秒 微秒 个季度 个工作日 工作日 个自然日 自然日 \
      个年头 年头 个学期 学期 学年 个学年 个世纪 课时 学时 昼夜 个昼夜 刻钟 个钟 个半天 个年度 晚 夜 宿 h hr hrs 个交易日 交易日 个月份 个周期年 h min s ms 个财年 个日历日 载
      """
    ),
    (.ratio, "倍 番"),
    (
      .other,
      """
      分贝 大气压 毫米汞柱 标准大气压 个大气压 个标准大气压 欧姆 欧 千欧 兆欧 安 毫安 毫安时 微伏 毫伏 马赫 迈 弧度 度角 ° ° º 千字节 吉字节 拍字节 比特每秒 千比特 太字节 千伏 伏 伏特 安培 伏安 千伏安 兆伏安 万伏 赫兹 千赫 兆赫 兆赫兹 吉赫 字节 比特 兆字节 兆比特 像素 帕 百帕 千帕 兆帕 吉帕 mmHg PFlops 转 勒克斯 流明 亿次每秒 \
      GB TB MB PB KB EB kB gb mb tb kb Gb Mb Kb bit bits byte bytes GiB MiB KiB TiB mAh kVA MVA kA mV bar mol mmol rpm mph kph km/h m/s rad Ω kΩ MΩ dpi px Mbps Gbps kbps dB Hz kHz MHz GHz kV KV V mA ppm Pa kPa MPa hPa PFLOPS EFLOPS TFLOPS PFlops Pflops EFlops 米每秒 公里每小时 千米每小时 英里每小时 海里每小时 公里每秒
      """
    ),
    (
      .count,
      """
      个 名 位 人 人次 口人 字 个字 余字 项 项次 篇 篇次 篇幅 部 部次 册 册次 卷 本 本次 件 件套 件次 条 条次 家 家次 户 户次 处 处次 所 座 台 台次 台套 台（套） 台(套) \
      辆 辆次 辆份 只 头 头只 匹 场 场次 场（次） 场(次) 次 批 批次 期 届 种 类 大类 中类 小类 门 门次 套 套次 套（件） 组 组次 对 双 支 枝 队 队次 班 班次 列 列次 \
      节 节次 架 架次 艘 艘次 趟 趟次 航次 航班 宗 起 例 例次 则 首 幅 张 张次 份 份次 封 页 幕 集 讲 堂 课 道 层 栋 幢 间 间次 床 张床位 床位 点 片 块 段 根 株 棵 丛 \
      朵 粒 颗 枚 滴 尾 羽 羽只 箱 袋 瓶 桶 盒 包 车 车次 船 船次 标箱 标准箱 TEU 人天 人日 人份 剂 剂次 针 针次 支次 口 口井 眼 孔 窝 副 面 站 站次 标段 单 笔 票 股 \
      代 词条 条目 个词 句 款 章 目 编 辑 回 遍 圈 席 桌 餐 顿 碗 杯 盏 盘 顶 把 扇 尊 串 束 帧 学分 积分 人·次 名次 户家庭 学位 个学位 个点位 网格 平台 工位 机位 车位 泊位 \
      个床位 机架 标准机架 卡时 班级 教学班 亩次 例数 宗地 班列 列班列 锅 畦 垄 岗位 个岗位 贯 通 打 步
      """
    ),
  ]

  private static let plainOnly = Set(
    """
    头 面 口 道 方 度 里 尺 寸 丈 担 代 站 单 把 盘 杯 车 船 目 编 章 回 圈 包 票 股 队 班 列 课 讲 眼 孔 根 桶 字 堂 架 集 餐 顿 席 桌 辑 角 分 圆 块 毛 日 方 升 匹 对 双 副 \
    段 片 层 页 顶 串 束 帧 节 周 转 顷 平方 立方 届 期 站 针 剂 句 款 遍 碗 盏 扇 尊 滴 尾 朵 丛 粒 安 帕 瓦 伏 克 载 里地 学位 平台 网格 门 则 岗位 行 贯 锅 畦 垄 床 对 起 通 打 步 晚 夜 宿 两 码 欧 镑 马克 分地
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Characters that cannot follow a unit: 人 in 3人民…, 部 in 五部门, 年 in 三年级.
  private static let blocked: [String: String] = [
    "个": "性体别旧", "个点": "位名", "人": "口大民员才工均社行事力类选生造体格性数文物心身居机为际权道", "部": "门委队署长落位分级省", "项": "目",
    "年": "级鉴龄度代货轻画会检味纪限终薪报均产卷利收款费租生", "天": "然津气地下府空堑窗鹅安", "折": "叠扇射算合旧服线腾中回", "打": "工造击印破开架断扮卡包",
    "毛": "乌概织利坯衣泽笔驴主巾发线细病竹南尖重收率入", "步": "行入伐骤道兵态调枪履走", "晚": "会上报间餐年宴稻自点熟饭辈期", "夜": "间市晚校景游班经里色", "宿": "迁舍州营",
    "两": "会岸山国级省市县委侧端手大个重高种类次区化法翼眼路条轮项位名家", "欧": "洲盟亚美元", "安": "全置排家徽", "码": "头",
    "迈": "出入向上进过开步", "马克": "思龙杯", "日": "均报常元产报子游本照韵", "成": "立果为员功效就本长都套品年绩分熟型交群人才活份不",
    "分": "之别公类布解析级子局行配工享批担支散期裂管院校项钟会站设段红店", "处": "理置罚于方分室长境级", "所": "有以需在谓属得长", "条": "例件款约目规", "类": "型别似同推",
    "种": "植子业养类群",
    "组": "织成建合长团", "点": "半钟多位燃名线缀对评击赞", "台": "账阶湾风州", "座": "谈位落", "家": "庭长园电具族乡属禽畜政人户级门", "户": "籍外型口主均", "场": "所景地面馆合站",
    "位": "于居列置移次数",
    "名": "单称录牌优字额师校城镇胜誉家著老医", "口": "岸径号腔袋罩感才", "门": "槛类户诊店票口", "头": "部条脑发", "面": "积向对临世貌板", "道": "路德理教歉", "层": "级次面出",
    "节": "约能日点省气水假庆奏育",
    "段": "落位", "块": "状链", "片": "区面段", "里": "程面", "米": "粒饭粉线面", "方": "面向式案法便针位言", "升": "级至高温值学降旗华", "克": "服隆扎拉",
    "周": "边围期转密全末到岁至", "度": "假过夏汛",
    "股": "份东权市", "份": "额", "件": "均", "期": "间限待望满内刊末货", "届": "时满", "次": "要级生数元日年产", "批": "准复评示发改次", "例": "如外行会",
    "起": "来到草步源点诉始义见床飞诉", "对": "于接口外",
    "支": "持出撑付部援队行柱教点", "张": "贴家", "只": "有要是能", "本": "级地省市县区质科月年届报人行色", "首": "都次个府先创家批届", "集": "中团体成合聚群资约", "单": "位元独",
    "代": "表码理价替会办",
    "站": "点位在长立", "目": "标的前录光", "编": "制写纂辑码者", "章": "程节", "回": "应归收升落馈头顾", "包": "括含装容保抓联", "车": "间辆站道联位", "班": "子级列组",
    "队": "伍员", "列": "入车为举", "课": "题程堂",
    "讲": "话解述座好", "字": "节符画段", "倍": "增数", "番": "禺茄薯", "块钱": "", "元": "素件旦宵月首勋老化宇钱", "角": "度色落逐", "厘": "", "克拉": "玛",
    "把": "握关手控", "行": "业政为动程走人驶使事列长", "套": "餐期利",
    "根": "据本治源", "款": "项式待", "股权": "", "床": "位", "堂": "", "双": "方", "粒": "子", "平台": "", "岁": "月末", "公里": "", "架": "构空",
    "席": "位卷", "回合": "", "枝": "江", "株": "洲", "孔": "子", "桌": "面",
    "匹": "配", "针": "对", "票": "据", "转": "变化型为移让入岗办向", "担": "任当保负", "载": "体", "吨": "级",
    "通": "过知报道行信常用航车话达告缉水电气路畅便俗胀史识讯风",
  ]

  private let words: WordTable
  private let units: [Unit]
  private let blockedFollowers: [Set<UInt32>]

  /// The lexicon; one is made for the whole program.
  static let shared = UnitLexicon()

  private init() {
    var units: [Unit] = []
    var entries: [(String, Int)] = []
    for (kind, list) in Self.table {
      for word in list.split(whereSeparator: \.isWhitespace) {
        let name = String(word)
        entries.append((name, units.count))
        units.append(
          Unit(
            word: name, name: UnitName(name), kind: kind, isPlainOnly: Self.plainOnly.contains(name),
            count: name.unicodeScalars.count))
      }
    }
    self.units = units
    words = WordTable(entries.map { (word: $0.0, value: $0.1) })
    blockedFollowers = units.map { unit in Set((Self.blocked[unit.word] ?? "").unicodeScalars.map(\.value)) }
  }

  /// The unit of that name.
  func unit(named name: UnitName) -> Unit? { units.first { $0.name == name } }

  /// The longest unit at `index`; nil where what follows makes it the beginning of another word.
  func unit(in scalars: [UInt32], at index: Int, limit: Int) -> (unit: Unit, end: Int)? {
    guard index < limit, let match = words.longest(in: scalars, at: index, limit: limit) else { return nil }
    let unit = units[match.value]
    if match.end < limit {
      if blockedFollowers[match.value].contains(scalars[match.end]), !isAim(in: scalars, at: match.end, limit: limit) {
        return shorter(in: scalars, at: index, than: match.end)
      }
      // A unit in Latin letters ends where the letters end: 5G, 3D and 8K are none.
      if NumeralCharacter.isLatin(scalars[match.end - 1]),
        NumeralCharacter.isLatin(scalars[match.end]) || NumeralCharacter.arabicDigit(scalars[match.end]) != nil
      {
        return nil
      }
    }
    return (unit, match.end)
  }

  /// Whether 目标 or 目的 stands at `index`, so that 项 in 三项目标 is a classifier all the same.
  private func isAim(in scalars: [UInt32], at index: Int, limit: Int) -> Bool {
    scalars.has("目标", at: index, limit: limit) && !scalars.has("目标段", at: index, limit: limit)
      || scalars.has("目的", at: index, limit: limit) && !scalars.has("目的地", at: index, limit: limit)
  }

  /// A shorter unit where the longest is barred: 个 in 3个人次….
  private func shorter(in scalars: [UInt32], at index: Int, than end: Int) -> (unit: Unit, end: Int)? {
    guard end - index > 1, let match = words.longest(in: scalars, at: index, limit: end - 1) else { return nil }
    guard !blockedFollowers[match.value].contains(scalars[match.end]) else { return nil }
    return (units[match.value], match.end)
  }
}
