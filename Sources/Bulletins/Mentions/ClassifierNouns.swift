/// Which nouns a classifier counts, for the classifiers that begin other words behind a single digit: 三头牛 is a count,
/// 三头六臂 is none.
enum ClassifierNouns {
  /// One line a classifier: the classifier, then the nouns.
  private static let table = """
    头 牛 羊 猪 驴 骡 象 鹿 狮 奶牛 肉牛 牦牛 母猪 仔猪 生猪 大蒜
    匹 马 骡 布 狼 骆驼 绸
    口 人 井 锅 猪 水井 机井 塘 缸 钟
    道 菜 题 门 坎 工序 关口 防线 闸门 命令 公式
    门 课 功课 学科 炮 大炮 语言 外语 必修 选修 手艺 技术
    节 课 车厢 电池 火车 竹子
    层 楼 小楼 楼房 建筑 台阶 塔
    朵 花 云 红花 鲜花 玫瑰 白云
    粒 米 种子 药 药片 沙 粮 子弹 豆
    片 叶子 药 面包 树叶 林子 草地 树林 肉 茶园
    块 石头 地 钱 砖 牌子 匾 屏 屏幕 黑板 手表 糖 肉 布 板 蛋糕 巧克力 田 荒地 玉 冰
    杯 水 茶 酒 咖啡 牛奶 啤酒 果汁 奶茶
    碗 饭 米饭 面 汤 粥 面条
    桶 水 油 桶装水 泡面 汽油
    盘 菜 磁带 棋 水果
    包 烟 香烟 茶叶 盐 糖 纸巾 饼干
    升 水 油 汽油 柴油 啤酒 牛奶
    两 白酒 白糖
    顿 饭 早餐 午餐 晚餐 晚饭
    双 鞋 筷子 袜子 手套 鞋子 布鞋 皮鞋 运动鞋 眼睛
    副 眼镜 手套 对联 扑克 牌 担架 春联
    对 夫妻 夫妇 双胞胎 情侣 恋人 耳环 新人 兄弟 翅膀
    把 刀 椅子 伞 钥匙 锁 剪刀 雨伞 枪 扇子 锄头 铁锹
    打 鸡蛋 啤酒 铅笔 鸭蛋 袜子 毛巾 鲜花
    根 木头 绳子 柱子 电线杆 电线 香蕉 头发 管子 烟
    株 树 苗 花 果树 树苗 植物
    丛 花 草 灌木
    颗 星 树 子弹 心 糖 牙
    句 话 诗 口号 台词
    段 路 话 河 视频 文字 公路 录音 木头
    集 电视剧 动画片 纪录片 连续剧
    孔 桥 窑洞
    串 钥匙 葡萄 珠子 糖葫芦
    束 花 鲜花 光
    桌 菜 酒席 客人 饭
    堂 课 思政课 公开课 讲座
    起 事故 案件 纠纷 火灾 事件 案 刑事案件 车祸 投诉 命案 交通事故 安全事故 地震
    尾 鱼 鱼苗
    滴 水 血 眼泪
    尊 佛像 雕像 大炮 塑像
    盏 灯 路灯 台灯
    扇 门 窗 窗户 大门
    顶 帽子 帐篷 轿子
    票 反对 赞成 弃权
    面 旗 红旗 锦旗 国旗 镜子 墙 鼓
    针 疫苗
    餐 饭
    眼 井 泉 窑洞 机井 水井
    股 绳 线 溪水
    车 货 煤 土 西瓜 蔬菜
    船 货 煤
    代 人
    辆 车 汽车 自行车 卡车 公交车
    台 电脑 电视 机器 冰箱 空调 手机 洗衣机
    只 猫 狗 鸡 鸭 鸟 羊 小猫 小狗 兔子 手 鞋 老虎
    本 书 词典 杂志 小说 字典
    张 纸 桌子 床 照片 票 车票
    条 鱼 狗 河 路 裤子 蛇 毛巾 裙子
    个 苹果 鸡蛋 学生 孩子 馒头 西瓜 橙子 梨
    支 笔 铅笔 钢笔 枪 香烟
    瓶 水 酒 啤酒 牛奶 可乐
    件 衣服 衬衫 外套
    棵 树 白菜 草
    首 歌 诗
    间 房 房间 屋子 教室
    套 房 房子 西装 家具
    """

  private static let pairs = WordTable(
    words: table.split(separator: "\n").flatMap { line -> [String] in
      let words = line.split(separator: " ").map(String.init)
      return words.dropFirst().map { words[0] + $0 }
    })

  /// Whether a classifier with one of its nouns stands at `index`: 头牛 in 三头牛.
  static func agrees(_ scalars: [UInt32], at index: Int, limit: Int) -> Bool {
    pairs.matches(scalars, at: index, limit: limit)
  }
}
