namespace Gateway.Registry.Asking;

/// <summary>Ends a modern request for now: the client must answer these questions and call again.</summary>
/// <param name="state">What the client gives back with its answers; opaque to it.</param>
public sealed class InputRequiredException(IReadOnlyList<InputQuestion> questions, string? state = null)
    : HandlerExitException("The client must answer questions first.")
{
    public IReadOnlyList<InputQuestion> Questions { get; } = questions;

    public string? State { get; } = state;
}
