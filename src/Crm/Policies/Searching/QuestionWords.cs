using System.Collections.Frozen;

namespace Crm.Policies.Searching;

/// <summary>Words that a question to the hotline is made of. Only known ones cut a sentence; a new one needs nothing but a place in the list.</summary>
public static class QuestionWords
{
    /// <summary>Words of investment promotion: what is asked for, by whom, in which trade. None of them can be a person's name.</summary>
    public static FrozenSet<string> OfTheTrade { get; } = Set("""
        厂房 标准厂房 仓库 仓储 冷库 写字楼 办公楼 办公用房 宿舍 公租房 人才公寓 租金 房租 物业费 租赁 购买 装修 搬迁 土地 工业用地 商业用地 用地 地价 地块 标准地 亩均 供地 出让金 土地使用权 容积率 不动产
        补贴 补助 奖励 资助 扶持 奖补 专项资金 产业基金 引导基金 基金 贴息 贷款 担保 融资 上市 税收 减税 免税 退税 优惠 返还 增值税 所得税 房产税 城镇土地使用税 契税 关税 留抵
        人才 高层次人才 博士 博士后 硕士 大学生 落户 户口 购房 租房 子女 子女入学 入学 就业 社保 培训 用工 招聘 稳岗 实习
        设备 设备购置 技术改造 技改 机器人 智能制造 智能化 数字化 数字化改造 自动化 工业互联网 上云 绿色工厂 节能 能耗 用能 电价 用电 水价 天然气 蒸汽 排污 排污权 环评 安评 碳排放 碳达峰 光伏 分布式光伏 储能 新型储能 氢能 风电 充电桩
        研发 研发费用 研发投入 加计扣除 专利 发明专利 知识产权 标准制定 科技成果 成果转化 高新技术企业 高企 专精特新 小巨人 单项冠军 独角兽 瞪羚 首台套 首批次 新产品 工程中心 技术中心 实验室 孵化器 众创空间 创新券 揭榜挂帅
        外资 外商 外商投资 利用外资 合资 增资 总部 总部经济 注册 注册资本 营业执照 开办 迁入 落地 准入 准入标准 负面清单 审批 审批时限 许可 施工许可 备案 立项 验收 一事一议 承诺制 代办
        出口 进口 跨境电商 电商 直播 物流 冷链 海关 通关 保税 保税区 综合保税区 自贸区 展会 参展 信用保险
        半导体 芯片 集成电路 新材料 新能源 新能源汽车 汽车零部件 动力电池 锂电池 电池 电机 装备制造 高端装备 生物医药 医药 医疗器械 合成生物 化工 纺织 服装 家具 家居 食品 农产品 农业 预制菜 养殖 文旅 旅游 民宿 养老 康养 教育 软件 人工智能 大数据 算力 数据中心 云计算 区块链 低空经济 无人机 航空 航天 船舶 海洋 机械 五金 包装 印刷 建材 环保 再生资源
        led pcb mems ai vr iot gpu agv cro cdmo evtol esg ipo rcep aeo 5g 3d
        """);

    /// <summary>Words that say nothing by themselves: what everybody who calls says, and units.</summary>
    public static FrozenSet<string> Silent { get; } = Set("""
        请问 想问 问一下 问问 咨询 了解 了解一下 知道 想知道 介绍 告诉 听说 说是 来电 电话 打算 准备 计划 希望 想要 需要 想 要 请 在 从 把 被 给 跟 和 与 及 或 或者 以及 还有 还 也 都 就 才 很 比较
        有 有没有 没有 是否 是不是 有哪些 有什么 哪些 哪里 哪个 什么 怎么 怎么样 怎样 如何 多少 多大 多久 几 能 能不能 可以 可不可以 会 会不会 应该 是 不是 吗 呢 吧 啊 的 了 这 那 这个 那个 这里 那里 这边 那边 一个 一些 一家 一块 一下
        我 我们 你 你们 他 他们 咱们 本公司 我司 贵地 贵区 当地 本地 公司 企业 工厂 厂家 单位 机构 客户 老板 负责人 联系人 先生 女士 小姐 经理 姓 叫 名字 号码 手机 微信 邮箱 邮件 地址 问 租 买
        政策 文件 规定 办法 措施 通知 细则 条件 要求 标准 申请 申报 办理 手续 流程 材料 资料 享受 符合 满足 支持 项目 投资 招商 园区 开发区 产业园 工业园 工业园区 产业 行业 方面 相关 有关 关于 情况 问题 时候 时间 目前 现在 今年 明年 去年 年底 年初 年前 年底前 年内 左右 以上 以下 大概 大约 新建 建设 开工 生产 对方
        元 万元 亿元 人民币 美元 亩 平方 平方米 平米 公里 每年 每亩 每月 等等
        """);

    /// <summary>The most common family names: what is not of the trade and starts or ends like a name is taken for one.</summary>
    public const string FamilyNames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔向汤高万" +
        "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
