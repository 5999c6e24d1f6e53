using Gateway.Handlers;
using Gateway.Instruments.Contracts;
using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Times;

/// <summary>The clock of the exchange where a contract trades: what a time without a zone means for its orders, conditions and bars.</summary>
/// <param name="Name">As TWS has it, such as <c>US/Eastern</c>; empty when TWS has none.</param>
internal sealed record ExchangeClock(string Name)
{
    /// <summary>IB's own day, by which fills and finished orders are kept; for what belongs to no exchange.</summary>
    public static ExchangeClock OfIb { get; } = new("US/Eastern");

    private readonly TimeZoneInfo? _zone = TwsTime.FindZone(Name);

    public static ExchangeClock Of(ContractDetails details) => new(details.TimeZoneId);

    /// <summary>The clock of a contract; that of its first leg for a combination.</summary>
    public static async Task<ExchangeClock> OfAsync(ContractResolver resolver, ContractDetails details, CancellationToken cancellationToken) =>
        details.Contract is { SecType: SecTypes.Bag, ComboLegs: [var leg, ..] }
            ? Of(await resolver.ResolveAsync(new Contract { ConId = leg.ConId, Exchange = leg.Exchange }, cancellationToken))
            : Of(details);

    /// <summary>The moment; a day alone is its beginning.</summary>
    /// <param name="field">The argument's name.</param>
    /// <exception cref="ToolException">The clocks skip this time, or the exchange's zone is not known.</exception>
    public DateTimeOffset At(MomentInput moment, string field) => Read(moment, field, (input, zone) => input.At(zone));

    /// <summary>The same, but a day alone is its last second.</summary>
    /// <inheritdoc cref="At"/>
    public DateTimeOffset AtEnd(MomentInput moment, string field) => Read(moment, field, (input, zone) => input.AtEnd(zone));

    /// <summary>Such as "2026-12-01 16:00:00 US/Eastern".</summary>
    public string Show(DateTimeOffset moment) => LocalTime.Show(moment, _zone ?? TimeZoneInfo.Utc, _zone is null ? "UTC" : Name);

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, _zone ?? TimeZoneInfo.Utc).DateTime);

    /// <summary>Midnight at the beginning of a day.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, (_zone ?? TimeZoneInfo.Utc).GetUtcOffset(midnight));
    }

    private DateTimeOffset Read(MomentInput moment, string field, Func<MomentInput, TimeZoneInfo, DateTimeOffset> read)
    {
        if (_zone is null && !moment.Text.HasZone)
            throw ToolErrors.InvalidArgument(
                $"{field}: must have a time zone, because TWS names none for this contract; example: 2026-12-01 16:00 America/New_York",
                "Nothing was sent.");
        try
        {
            return read(moment, _zone ?? TimeZoneInfo.Utc);
        }
        catch (FormatException skipped)
        {
            throw ToolErrors.InvalidArgument($"{field}: must be {skipped.Message}; example: 2026-12-01 16:00", "Nothing was sent.");
        }
    }
}
