using Gateway.Configuration;
using Gateway.Trading.Journal;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chaos.Evidence;

/// <summary>Fills the journal of a gateway that does not run with orders of earlier days, all of them over.</summary>
internal static class JournalFiller
{
    private const int Batch = 2_000;

    /// <summary>Above every order id of a run.</summary>
    private const int FirstId = 1_000_000;

    public static async Task FillAsync(string dataDirectory, int records)
    {
        using var journal = new SqliteJournal(
            new TradingOptions { DataDirectory = dataDirectory }, TimeProvider.System, NullLogger<SqliteJournal>.Instance);
        var sentAt = TimeProvider.System.GetUtcNow().AddDays(-1);
        foreach (var some in Enumerable.Range(0, records).Chunk(Batch))
            await journal.RecordAsync([.. some.Select(index => Of(index, sentAt))]);
    }

    private static JournalOrder Of(int index, DateTimeOffset sentAt)
    {
        var entry = new OrderEntry
        {
            OrderId = FirstId + index,
            // Of another client id, so that the ids of the run stay low.
            ClientId = 31,
            PermId = 900_000_000 + index,
            Contract = new Contract { ConId = 265598, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" },
            Order = new Order
            {
                Action = "BUY",
                TotalQuantity = 1,
                OrderType = "LMT",
                LmtPrice = 1.5m,
                Tif = "DAY",
                Account = "DU1000001",
                OrderRef = string.Create(CultureInfo.InvariantCulture, $"past-{index}"),
            },
            Status = OrderStatusText.Cancelled,
            UpdatedAt = sentAt,
        };
        return new JournalOrder(entry, OrderPhase.Cancelled, OrderOrigin.None, sentAt);
    }
}
