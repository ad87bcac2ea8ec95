"""What an office may write of a year, put together of short pieces, so that no two tell alike by chance."""

from __future__ import annotations

from random import Random

_WHEN = (
    "年初",
    "汛期之前",
    "第二季度",
    "开学之际",
    "入冬以后",
    "换届以后",
    "下半年",
    "每逢月末",
    "春耕时节",
    "改版当月",
)
_DID = (
    "摸清了",
    "补录了",
    "重排了",
    "逐项核对",
    "梳理出",
    "扩充了",
    "配发了",
    "标注了",
    "汇编了",
    "拆分了",
    "归并了",
    "校订了",
)
_WHAT = (
    "存量文件",
    "办事须知",
    "旧目录",
    "答复文书",
    "问答条目",
    "公示模板",
    "查阅登记",
    "图解底稿",
    "线索台账",
    "听证记录",
    "补贴名单",
    "抽检结果",
    "验收意见",
    "巡查日志",
    "合同文本",
    "预案摘要",
)
_HOW = (
    "由专班承担",
    "请村民代表评议",
    "与档案室合办",
    "按科室包干",
    "请法律顾问把关",
    "借助志愿者",
    "隔周通报进度",
    "边查边改",
    "抽签复核",
    "双人核对",
)
_THEN = (
    "群众少跑一趟",
    "差错明显减少",
    "查找快了许多",
    "来电逐月下降",
    "留言当天回复",
    "口径趋于统一",
    "窗口不再排队",
    "遗漏随时补上",
    "老人也看得懂",
    "投诉未再发生",
    "进度一目了然",
    "责任落到个人",
)
_LACKS = (
    "人手偏紧",
    "更新偏慢",
    "图解偏少",
    "口径不一",
    "检索不便",
    "归档滞后",
    "培训不足",
    "分类过粗",
    "解读生硬",
    "互动不多",
)
_WILL = (
    "增配人员",
    "限时更新",
    "添置设备",
    "统一口径",
    "改进检索",
    "按月归档",
    "分批轮训",
    "细化分类",
    "多用案例",
    "回访群众",
)
SHARED = "各乡镇各部门按照统一部署，在便民服务中心设立公开查阅点，配备电脑、打印机和资料架，派专人引导查询。"
"""A sentence that every office of a county has from the office above it."""


def told(random: Random, sentences: int) -> list[str]:
    """Tell what was done, in so many sentences."""
    return [_told(random) for _ in range(sentences)]


def problems(random: Random, sentences: int) -> list[str]:
    """Tell what was amiss and what is done about it."""
    return [
        f"在{random.choice(_WHAT)}方面{random.choice(_LACKS)}，{random.choice(_WHEN)}起"
        f"{random.choice(_WILL)}，{random.choice(_HOW)}，力争{random.choice(_THEN)}。"
        for _ in range(sentences)
    ]


def _told(random: Random) -> str:
    count = random.randint(3, 90)
    return (
        f"{random.choice(_WHEN)}{random.choice(_DID)}{random.choice(_WHAT)}{count}份，{random.choice(_HOW)}，"
        f"{random.choice(_DID)}{random.choice(_WHAT)}，{random.choice(_THEN)}。"
    )
