namespace Gateway.Registry.Asking;

/// <summary>Ends a modern request for now: the client must answer these questions and call again. Handlers let it pass.</summary>
public sealed class InputRequiredException(IReadOnlyList<InputQuestion> questions) : Exception("The client must answer questions first.")
{
    public IReadOnlyList<InputQuestion> Questions { get; } = questions;
}
