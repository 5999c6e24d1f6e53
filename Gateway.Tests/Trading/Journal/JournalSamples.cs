using Gateway.Configuration;
using Gateway.Trading.Journal;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Tests.Trading.Journal;

/// <summary>Orders and fills for the journal, and journals on a folder of a test's own.</summary>
internal static class JournalSamples
{
    public static SqliteJournal Open(string folder, TimeProvider clock, int days = 7) => new(
        new TradingOptions { DataDirectory = folder, JournalDays = days }, clock, NullLogger<SqliteJournal>.Instance);

    public static JournalOrder Order(
        string key, DateTimeOffset sentAt, OrderPhase phase = OrderPhase.Sending, int orderId = 1, decimal? notional = null, string? caller = null,
        string account = "DU1", int conId = 265598)
    {
        var contract = new Contract { ConId = conId, Symbol = "AAPL", SecType = "STK", Exchange = "SMART", Currency = "USD" };
        var order = new Order
        {
            OrderRef = key,
            Account = account,
            Action = "BUY",
            TotalQuantity = 10,
            OrderType = "LMT",
            LmtPrice = 1.50m,
            Tif = "DAY",
        };
        var entry = new OrderEntry
        {
            OrderId = orderId,
            ClientId = 7,
            Contract = contract,
            Order = order,
            Asked = new OrderBody(contract, order),
            Knowledge = OrderKnowledge.InFlight,
            UpdatedAt = sentAt,
        };
        return new JournalOrder(entry, phase, new OrderOrigin(caller, Notional: notional), sentAt);
    }

    public static ExecutionEntry Fill(string execId, DateTimeOffset time, decimal? commission = null, string key = "k1", string account = "DU1", decimal price = 1.25m) => new(
        new Contract { ConId = 265598, Symbol = "AAPL" },
        new Execution
        {
            ExecId = execId,
            Time = time.ToString("yyyyMMdd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) + " UTC",
            AcctNumber = account,
            Side = "BOT",
            Shares = 10,
            Price = price,
            OrderRef = key,
            OrderId = 1,
            ClientId = 7,
        },
        commission is null ? null : new CommissionReport { ExecId = execId, Commission = commission, Currency = "USD" });
}
