namespace Gateway.Configuration;

/// <summary>A rule on a setting that knows what a wrong value was meant to be.</summary>
internal interface ISuggestingRule
{
    /// <summary>A clause for the person who wrote the value, without a full stop; null when nothing is near.</summary>
    string? Suggestion(object? value);
}
