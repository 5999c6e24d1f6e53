using Gateway.Configuration;

namespace Gateway.Trading.Policy;

/// <summary>Holds an order against one set of limits. Pure: it asks nobody, and its verdict follows from its arguments alone.</summary>
internal static class PolicyJudge
{
    private const decimal Whole = 100;

    /// <summary>The first limit that the order breaks; null when it keeps all.</summary>
    public static PolicyDenial? Judge(OrderFacts facts, PolicyLimits limits, PolicyTally tally) =>
        Lists(facts, limits)
        ?? Pace(facts, limits, tally)
        ?? Size(facts, limits)
        ?? PriceCollar.Judge(facts, limits)
        ?? (facts.IsExit ? null : Money(facts, limits, tally) ?? Account(facts, limits, tally));

    /// <summary>The order's worth in the account's base currency; null when its price, its size or the exchange rate is not known.</summary>
    /// <exception cref="OverflowException">No number can hold it.</exception>
    public static decimal? WorthOf(OrderFacts facts)
    {
        if (facts.Rate is not { } rate || facts.Unknowable is not null)
            return null;
        if (facts.Quantity is not { } quantity)
            return facts.Cash * rate;
        return PriceOf(facts) is { } price ? quantity * facts.PointValue * rate * price : null;
    }

    /// <summary>
    /// The price that an order is valued at: the limit of a buy; otherwise the worst of what it names, what the market pays, and the price that it
    /// waits for. A combination at the prices of its legs. Null without a quote, unless the limit of a buy bounds it.
    /// </summary>
    public static decimal? PriceOf(OrderFacts facts)
    {
        var (terms, market) = (facts.Terms, facts.Market);
        // A limit is the most that a buy pays, and the least that a sale gets: it says nothing of what a sale is worth.
        var isBounded = facts.Buys && terms is { Limit: not null, Follows: false };
        // The limit of a combination is a difference of prices, and says nothing of what its legs are worth.
        if (facts.IsCombination ? market?.Gross is null : !isBounded && market?.FarSide(facts.Buys) is null)
            return null;
        var named = new[] { terms.Limit ?? terms.Trigger, terms.Start, terms.AdjustedLimit ?? terms.AdjustedStop };
        var reached = isBounded ? [] : new[] { market?.FarSide(facts.Buys), facts.Reach };
        return named.Concat(reached).Append(market?.Gross).Max(price => price is { } known ? Math.Abs(known) : (decimal?)null);
    }

    private static PolicyDenial? Lists(OrderFacts facts, PolicyLimits limits)
    {
        var options = limits.Options;
        if (facts.ClosedFields.FirstOrDefault(field => !Holds(options.OpenFields, field) && !Holds(options.OpenFields, "all")) is { } closed)
            return Denied(
                limits, nameof(PolicyOptions.OpenFields), Joined(options.OpenFields), closed, $"the field {closed} is closed: it switches off a "
                + "precaution of TWS, or belongs to clearing");
        if (options.Accounts.Count > 0 && facts.Accounts.FirstOrDefault(account => !Holds(options.Accounts, account)) is { } account)
            return Denied(
                limits, nameof(PolicyOptions.Accounts), Joined(options.Accounts), account, $"the account {account} is not on the list of accounts");
        // IB names a combination over several underlyings by all of them.
        var symbols = facts.Symbol.Split(',');
        if (Array.Find(symbols, symbol => Holds(options.DeniedSymbols, symbol)) is { } denied)
            return Denied(
                limits, nameof(PolicyOptions.DeniedSymbols), Joined(options.DeniedSymbols), denied, $"{denied} is on the list of denied symbols");
        if (facts.OutsideRth && !options.OutsideRth)
            return Denied(limits, nameof(PolicyOptions.OutsideRth), "false", "true", "outsideRth must be false");
        return symbols.Select(symbol => NotListed(limits, nameof(PolicyOptions.Symbols), options.Symbols, symbol, "symbols"))
                .FirstOrDefault(unlisted => unlisted is not null)
            ?? NotListed(limits, nameof(PolicyOptions.SecTypes), options.SecTypes, facts.SecType, "security types")
            ?? NotListed(limits, nameof(PolicyOptions.Exchanges), options.Exchanges, facts.Exchange, "exchanges");
    }

    private static PolicyDenial? NotListed(PolicyLimits limits, string option, IReadOnlyList<string> list, string value, string what) =>
        list.Count == 0 || Holds(list, value)
            ? null
            : Denied(limits, option, Joined(list), value, $"{(value.Length == 0 ? "nothing" : value)} is not on the list of {what}");

    private static PolicyDenial? Pace(OrderFacts facts, PolicyLimits limits, PolicyTally tally)
    {
        if (!facts.IsNew)
            return null;
        if (limits.Rejections is { } rejections && tally.Rejections >= rejections && tally.Paused is { } pause)
            return Denied(
                limits, nameof(PolicyOptions.MaxRejections), Figure(rejections), Figure(tally.Rejections),
                $"TWS rejected {tally.Rejections} orders in a row: orders go on in {Figure(Math.Ceiling((decimal)pause.TotalSeconds))} s");
        if (limits.MinuteOrders is { } minute && tally.MinuteOrders + 1 > minute)
            return Denied(
                limits, nameof(PolicyOptions.MaxMinuteOrders), Figure(minute), Figure(tally.MinuteOrders + 1),
                $"it would be order {tally.MinuteOrders + 1} of the account in 60 seconds, at most {Figure(minute)} are allowed");
        if (limits.RepeatSeconds is { } seconds && tally.SinceSame < seconds)
            return Denied(
                limits, nameof(PolicyOptions.RepeatSeconds), Figure(seconds), Figure(tally.SinceSame!.Value),
                $"the same order was sent {Figure(decimal.Round(tally.SinceSame.Value, 1))} s ago, and is not sent again within {Figure(seconds)} s");
        return null;
    }

    private static PolicyDenial? Size(OrderFacts facts, PolicyLimits limits)
    {
        if (limits.Quantity is not { } most)
            return null;
        var size = facts.Quantity ?? SizeOfCash(facts);
        return size is null
            ? Unknown(limits, nameof(PolicyOptions.MaxQuantity), most, "the size of the order is not known")
            : size > most
                ? Denied(
                    limits, nameof(PolicyOptions.MaxQuantity), Figure(most), Figure(size.Value),
                    $"the quantity is {Figure(size.Value)}, at most {Figure(most)} is allowed")
                : null;
    }

    /// <summary>The units that an order by money buys; null when it is not by money, or has no price.</summary>
    public static decimal? SizeOfCash(OrderFacts facts) => facts.Cash is { } cash && facts.Market?.FarSide(facts.Buys) is > 0 and var price
        ? cash / (price * facts.PointValue)
        : null;

    private static PolicyDenial? Money(OrderFacts facts, PolicyLimits limits, PolicyTally tally)
    {
        if (!limits.NeedsWorth)
            return null;
        decimal? worth;
        try
        {
            worth = WorthOf(facts);
        }
        catch (OverflowException)
        {
            worth = decimal.MaxValue;
        }
        if (worth is not { } value)
            // A hedge has the size of its parent: what only the default limits is left to it.
            return facts is { Quantity: null, Cash: null } && limits is { Notional: null, DayNotional: null }
                ? null
                : NoWorth(facts, limits);
        if (limits.Notional is { } most && value > most)
            return TooMuch(limits, nameof(PolicyOptions.MaxNotional), most, value, most);
        if (limits.NotionalPercent is { } percent)
        {
            if (facts.NetLiquidation is not { } net)
                return Unknown(limits, nameof(PolicyOptions.MaxNotionalPercent), percent, "the net liquidation value of the account is not known");
            if (value > net / Whole * percent)
                return TooMuch(limits, nameof(PolicyOptions.MaxNotionalPercent), percent, value, net / Whole * percent);
        }
        if (limits.DayNotional is { } day && value > facts.WorthBefore && tally.DayNotional > day - (value - facts.WorthBefore))
            return Denied(
                limits, nameof(PolicyOptions.MaxDayNotional), Figure(day), Figure(value),
                $"the order adds {Figure(value - facts.WorthBefore)} to the {Figure(tally.DayNotional)} of today, "
                + $"at most {Figure(day)} a day is allowed");
        return null;
    }

    private static PolicyDenial NoWorth(OrderFacts facts, PolicyLimits limits)
    {
        var (option, value) = limits.Notional is { } most ? (nameof(PolicyOptions.MaxNotional), most)
            : limits.NotionalPercent is { } percent ? (nameof(PolicyOptions.MaxNotionalPercent), percent)
            : (nameof(PolicyOptions.MaxDayNotional), limits.DayNotional!.Value);
        var what = facts.Rate is null ? "the exchange rate to the account's currency is not known"
            : facts is { Quantity: null, Cash: null } ? "the size of the order is not known"
            : facts.Unknowable is { } field ? $"{field} lets it trade what cannot be known before"
            : "there is no fresh quote that prices the order";
        return Unknown(limits, option, value, what);
    }

    private static PolicyDenial? Account(OrderFacts facts, PolicyLimits limits, PolicyTally tally)
    {
        if (facts.IsNew && limits.DayOrders is { } orders && tally.DayOrders + 1 > orders)
            return Denied(
                limits, nameof(PolicyOptions.MaxDayOrders), Figure(orders), Figure(tally.DayOrders + 1),
                $"it would be order {Figure(tally.DayOrders + 1)} of the account today, at most {Figure(orders)} are allowed");
        if (limits.DayLoss is { } loss)
        {
            if (facts.DailyPnL is not { } today)
                return Unknown(limits, nameof(PolicyOptions.MaxDayLoss), loss, "the account's profit and loss of today is not known");
            if (today <= -loss)
                return Denied(
                    limits, nameof(PolicyOptions.MaxDayLoss), Figure(loss), Figure(-today),
                    $"the account has lost {Figure(-today)} today, and only exits are sent from {Figure(loss)} on");
        }
        if (facts.IsNew && limits.OpenOrders is { } open)
        {
            if (facts.OpenOrders is not { } working)
                return Unknown(limits, nameof(PolicyOptions.MaxOpenOrders), open, "TWS did not list the open orders");
            if (working + 1 > open)
                return Denied(
                    limits, nameof(PolicyOptions.MaxOpenOrders), Figure(open), Figure(working + 1),
                    $"it would be open order {working + 1} in {facts.Symbol}, at most {Figure(open)} are allowed");
        }
        return limits.NeedsPosition ? Position(facts, limits) : null;
    }

    private static PolicyDenial? Position(OrderFacts facts, PolicyLimits limits)
    {
        var option = limits.Position is null ? nameof(PolicyOptions.LongOnly) : nameof(PolicyOptions.MaxPosition);
        if (facts.Positions is not { Count: > 0 } positions || facts.Unknowable is not null)
            return Denied(
                limits, option, limits.Position is { } known ? Figure(known) : "true", "unknown",
                "the position after the order is not known, which this limit needs");
        foreach (var position in positions)
        {
            if (limits.Position is { } most && Math.Abs(position.After) > most && Math.Abs(position.After) > Math.Abs(position.Held))
                return Denied(
                    limits, nameof(PolicyOptions.MaxPosition), Figure(most), Figure(position.After),
                    $"the position in {position.Name} could become {Figure(position.After)}, at most {Figure(most)} is allowed");
            if (limits.Options.LongOnly && position.Change < 0 && position.After < 0)
                return Denied(
                    limits, nameof(PolicyOptions.LongOnly), "true", Figure(position.After),
                    $"the position in {position.Name} could become {Figure(position.After)}, and nothing is sold short");
        }
        return null;
    }

    private static PolicyDenial TooMuch(PolicyLimits limits, string option, decimal allowed, decimal worth, decimal most) => Denied(
        limits, option, Figure(allowed), Figure(worth),
        worth == decimal.MaxValue
            ? "the order is worth more than a number can hold"
            : $"the order is worth {Figure(worth)}, at most {Figure(most)} is allowed");

    private static PolicyDenial Unknown(PolicyLimits limits, string option, decimal allowed, string what) =>
        Denied(limits, option, Figure(allowed), "unknown", what + ", which this limit needs");

    internal static PolicyDenial Denied(PolicyLimits limits, string option, string allowed, string actual, string text) =>
        new(option, limits.SettingOf(option), allowed, actual, text);

    private static bool Holds(IReadOnlyList<string> list, string value) => list.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static string Joined(IReadOnlyList<string> list) => list.Count == 0 ? "none" : string.Join(',', list);

    internal static string Figure(decimal number) => number.ToString("0.########", CultureInfo.InvariantCulture);
}
