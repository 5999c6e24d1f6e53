namespace Gateway.Tools.Safety;

/// <summary>Whether trading goes on.</summary>
internal sealed record ResumeResult
{
    public required bool Resumed { get; init; }

    public required string Message { get; init; }
}
