using Gateway.Tws.Model;

namespace Gateway.Tools.Options;

/// <summary>All options of one underlying, trading class and expiration that exist.</summary>
/// <param name="Options">Each contract once, by strike and right.</param>
/// <param name="Expirations">All that the underlying's options have at this exchange.</param>
/// <param name="TradingClasses">Likewise.</param>
internal sealed record OptionSeries(
    Contract Underlying, string Expiration, int DaysToExpiration, string TradingClass, string Exchange, decimal Multiplier,
    IReadOnlyList<Contract> Options, IReadOnlyList<string> Expirations, IReadOnlyList<string> TradingClasses)
{
    public IReadOnlyList<decimal> Strikes { get; } = [.. Options.Select(option => option.Strike ?? 0).Distinct().Order()];

    public Contract? Find(decimal strike, string right) => Options.FirstOrDefault(option => option.Strike == strike && option.Right == right);
}
