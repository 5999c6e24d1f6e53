namespace Gateway.Configuration;

/// <summary>A rule on a setting that knows what a wrong value was meant to be.</summary>
internal interface ISuggestingRule
{
    /// <summary>A sentence for the person who wrote the value; null when nothing is near.</summary>
    string? Suggestion(object? value);
}
