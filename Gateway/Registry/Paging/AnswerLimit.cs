namespace Gateway.Registry.Paging;

/// <summary>The size that answers of tools and resources keep to unless the caller asks for more.</summary>
public sealed record AnswerLimit(int Bytes)
{
    /// <summary>The most that a caller may ask for; clients that read <c>anthropic/maxResultSizeChars</c> take no more.</summary>
    public const int Most = 500_000;

    public static AnswerLimit None { get; } = new(int.MaxValue);
}
