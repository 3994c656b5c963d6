namespace Crm.Shell.Components;

/// <summary>What others did to a record while a person was filling in a form about it.</summary>
/// <param name="Version">The record's version now.</param>
/// <param name="Sentence">"这条线索 2 分钟前被陈某改到洽谈，你填写的内容已保留。".</param>
/// <param name="Changes">Each change in words, in order.</param>
public sealed record Meanwhile(long Version, string Sentence, IReadOnlyList<string> Changes);
