using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Views;
using Gateway.Tws.Api;
using Gateway.Tws.Api.MarketData;
using Gateway.Tws.Model;

namespace Gateway.Tools.Quotes;

/// <summary>Asks for quotes of contracts that callers name.</summary>
internal sealed class QuoteRequests(TwsClient client, ContractResolver resolver)
{
    /// <summary>Requests quotes, in the order given. A contract that fails gets the error of its row; the other rows are still answered.</summary>
    public async Task<IReadOnlyList<QuoteRow>> QuotesAsync(
        IReadOnlyList<Contract> contracts, string genericTicks, bool regulatory, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var ticks = genericTicks.Replace(" ", null, StringComparison.Ordinal);
        return contracts.Count == 1
            ? [await QuoteAsync(contracts[0], ticks, regulatory, timeout, cancellationToken)]
            : await Task.WhenAll(contracts.Select(one => QuoteOrErrorAsync(one, ticks, regulatory, timeout, cancellationToken)));
    }

    public async Task<QuoteRow> QuoteAsync(
        Contract contract, string genericTicks, bool regulatory, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var details = await resolver.ResolveAsync(contract, cancellationToken);
        var snapshot = await client.MarketData.QuoteAsync(details.Contract, genericTicks, regulatory, timeout, cancellationToken: cancellationToken);
        var row = new QuoteRow
        {
            Contract = ContractInfo.Of(details),
            Complete = snapshot.Complete,
            Warnings = TwsNote.Of(snapshot.Warnings),
        };
        return QuoteViews.Fill(row, snapshot.Quote);
    }

    private async Task<QuoteRow> QuoteOrErrorAsync(
        Contract contract, string genericTicks, bool regulatory, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await QuoteAsync(contract, genericTicks, regulatory, timeout, cancellationToken);
        }
        catch (Exception failure) when (RowError.Is(failure))
        {
            return new QuoteRow { Contract = ContractInfo.Of(contract), Complete = false, Error = RowError.Of(failure) };
        }
    }
}
