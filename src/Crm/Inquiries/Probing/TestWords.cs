using Crm.Foundation;

namespace Crm.Inquiries.Probing;

/// <summary>Tests in words.</summary>
public static class TestWords
{
    /// <summary>The state in the current language.</summary>
    public static string Of(TestState state) => state switch
    {
        TestState.Planned => Texts.Of("待发送"),
        TestState.Sent => Texts.Of("已发送"),
        TestState.Judged => Texts.Of("已评定"),
        TestState.Cancelled => Texts.Of("已取消"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
