namespace Gateway.Registry.Invocation;

/// <summary>What is known of one of TWS's codes.</summary>
/// <param name="Hint">What to do about it, in plain words.</param>
/// <param name="Retryable">Whether the same call may succeed later without anything being changed in it.</param>
internal sealed record TwsCode(int Code, string Hint, bool Retryable);
