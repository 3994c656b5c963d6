using Crm.Foundation;

namespace Crm.Inquiries;

/// <summary>What a call or an inquiry is about: exactly the four topics of the investment hotline.</summary>
public enum Topic
{
    /// <summary>招商引资政策.</summary>
    Policy = 1,

    /// <summary>工业用地招商.</summary>
    IndustrialLand,

    /// <summary>租购厂房仓库.</summary>
    Building,

    /// <summary>其他相关咨询.</summary>
    Other,
}

/// <summary>The topics in words.</summary>
public static class TopicWords
{
    /// <summary>The topic's name in the current language.</summary>
    public static string Of(Topic topic) => topic switch
    {
        Topic.Policy => Texts.Of("招商引资政策"),
        Topic.IndustrialLand => Texts.Of("工业用地招商"),
        Topic.Building => Texts.Of("租购厂房仓库"),
        Topic.Other => Texts.Of("其他相关咨询"),
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, null),
    };

    /// <summary>The short form on a key or a narrow column: 政策, 工业用地, 厂房仓库, 其他.</summary>
    public static string Short(Topic topic) => topic switch
    {
        Topic.Policy => Texts.Of("政策"),
        Topic.IndustrialLand => Texts.Of("工业用地"),
        Topic.Building => Texts.Of("厂房仓库"),
        Topic.Other => Texts.Of("其他"),
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, null),
    };
}
