namespace Crm.Foundation;

/// <summary>Something only the person who runs the product can put right: no database, a closed directory, a damaged backup. The message says what is wrong and the ways out; it is shown without a stack trace.</summary>
public sealed class OperatorError(string message, Exception? inner = null) : Exception(message, inner);
