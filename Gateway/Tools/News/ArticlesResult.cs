using System.ComponentModel;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.News;

/// <summary>Headlines about one contract, the newest first.</summary>
internal sealed record ArticlesResult
{
    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    [Description("The providers that were asked.")]
    public required IReadOnlyList<string> Providers { get; init; }

    [Description("Complete and empty means that there is no news.")]
    public required IReadOnlyList<ArticleRow> Articles { get; init; }

    public required int Count { get; init; }

    [Description("True when there are older ones in the span: raise totalResults, or ask again with an earlier endDateTime.")]
    public required bool HasMore { get; init; }

    [Description("False when TWS did not finish the list in time.")]
    public required bool Complete { get; init; }
}
