namespace Crm.Foundation;

/// <summary>The product can't start on this machine as it is. The message is for whoever runs it: what is wrong and the ways out. Shown without a stack trace.</summary>
public sealed class CannotStart(string message, Exception? inner = null) : Exception(message, inner);
