/// Readings that ICU does not give, because it knows one for each character: those of place names, of offices, and of
/// everyday words.
enum PinyinReadings {
  /// The further readings of a character: 长 → chang.
  static let others: [UInt32: [[UInt8]]] = {
    var others: [UInt32: [[UInt8]]] = [:]
    for entry in table.split(whereSeparator: \.isWhitespace) {
      guard let scalar = entry.unicodeScalars.first else { continue }
      others[scalar.value] = entry.dropFirst().split(separator: ",").map { Array($0.utf8) }
    }
    return others
  }()

  /// A character and its readings, parted by commas.
  private static let table = """
    阿e 柏bo 蚌beng 薄bo 堡pu,bu 泌bi 便pian 泊bo 参shen,cen 藏zang 曾zeng 查zha 差chai,ci 长chang 朝zhao 车ju
    称chen 乘sheng 盛cheng 澄deng 种chong 重chong 传zhuan 畜xu 枞zong 大dai 单shan 弹tan 得dei 地di 调tiao 洞tong
    都du 度duo 恶wu 番pan 繁po 给ji 句gou 龟qiu,jun 涡guo 还huan 行hang 和huo,hu 核hu 虹jiang 会kuai 浒xu 系ji
    见xian 降xiang 强jiang 角jue 校jiao 觉jiao 解xie,hai 劲jing 卡qia 乐yue 勒le 了liao 六lu 陆liu 露lou 率shuai
    绿lu 落la,lao 没mo 秘bi 牟mu 模mu 那nuo 尿sui 弄long 炮bao 屏bing 朴piao 瀑bao 期ji 奇ji 契xie 铅yan 乾gan
    亲qing 区ou 圈juan 雀qiao 塞se 色shai 莎suo 厦xia 杉sha 召shao 歙xi 莘xin 什shi 石dan 识zhi 氏zhi 属zhu 数shuo
    说shui,yue 宿xiu 塔da 拓tuo 提di 万mo 尉yu 洗xian 戏hu 吓he 巷hang 荥ying 省xing 吁yu 血xie 殷yan 咽ye 叶xie
    遗wei 蔚yu 员yun 筠jun 扎za 择zhai 翟zhai 粘nian 爪zhua 着zhuo,zhao 折she 著zhu 幢zhuang 综zeng 柞zuo 犍qian
    圩xu 埔pu 陂pi 沌zhuan 峤qiao 珲hun 僮zhuang 泷shuang 漯ta 渑sheng
    """
}
