using Gateway.Tws.Model;
using Gateway.Tws.Wire;
using TwsSimulator.Market;
using TwsSimulator.Session;
using TwsSimulator.Trading;

namespace TwsSimulator.Handlers.Options;

/// <summary>Instructions to exercise options or to let them lapse: orders until the next price step, which carries them out.</summary>
/// <remarks>
/// Sends the same messages as a paper gateway: notice 10349, openOrder and orderStatus of a purchase with limit 0 under the request's id, or error
/// 322. IB carries instructions out after the close; the simulator does not keep anybody waiting that long.
/// </remarks>
internal sealed class Exercises
{
    private const int TifByPreset = 10349;
    private const string ServerRejection = "Exercise/Lapse failed due to server rejection.";

    private readonly SimulatedMarket _market;
    private readonly TradingDesk _desk;
    private readonly List<(SimOrder Order, ExerciseAction Action)> _pending = [];

    public Exercises(Simulation simulation)
    {
        _market = simulation.Market;
        _desk = simulation.Desk;
        _desk.Stepped += Step;
    }

    public void Take(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var orderId = fields.ReadInt();
        var contract = ReadContract(ref fields);
        var (action, quantity) = ((ExerciseAction)fields.ReadInt(), fields.ReadInt());
        var (account, force) = (fields.ReadString(), fields.ReadBool());
        var exercise = new OptionExercise(action, quantity, account, force);
        if (TryTake(new OrderKey(client.ClientId, orderId), contract, exercise, out var order) is { } refusal)
        {
            client.SendError(orderId, refusal.Code, refusal.Text);
            return;
        }
        client.SendError(orderId, TifByPreset, "Order TIF was set to DAY based on order preset.");
        _pending.Add((order!, action));
        _desk.Feed.Changed(order!);
    }

    private OrderRefusal? TryTake(OrderKey key, Contract contract, OptionExercise exercise, out SimOrder? order)
    {
        order = null;
        if (key.OrderId <= 0 || _desk.Numbers.IsUsed(key))
            return new OrderRefusal(OrderRefusal.DuplicateOrderId, "Duplicate order id");
        _desk.Numbers.MarkUsed(key);
        var found = _desk.Market.Resolve(contract);
        if (found is not [var option])
            return new OrderRefusal(
                OrderRefusal.NoSecurityDefinition,
                found.Count == 0 ? ContractTexts.NotFound : ContractTexts.Ambiguous(contract.Symbol, found[0].SecType));
        if (!option.IsOption || exercise.Quantity <= 0 || exercise.Action is not (ExerciseAction.Exercise or ExerciseAction.Lapse))
            return OrderRefusal.Invalid("Only options can be exercised (1) or lapse (2), in a quantity above 0");
        if ((exercise.Account.Length == 0 ? _desk.Accounts.Default : _desk.Accounts.Find(exercise.Account)) is not { } account)
            return exercise.Account.Length == 0 ? OrderRefusal.NoAccount : OrderRefusal.Invalid($"Invalid account code '{exercise.Account}'");
        if (account.QuantityOf(option.ConId) < exercise.Quantity)
            return Refuse("Exercise/Lapse ignored because the account does not hold the options.");
        if (!exercise.Override && IsInTheMoney(option) != (exercise.Action == ExerciseAction.Exercise))
            return Refuse(exercise.Action == ExerciseAction.Exercise
                ? "Exercise ignored because option is not in-the-money."
                : "Lapse ignored because option is in-the-money.");
        var terms = new Order
        {
            Action = "BUY",
            TotalQuantity = exercise.Quantity,
            OrderType = "LMT",
            LmtPrice = 0,
            Tif = "DAY",
            Account = account.Id,
        };
        order = new SimOrder(key, _desk.Numbers.NewPermId(), option, account, option.AsNamedBy(contract), terms)
        {
            PlacedAt = _market.Now,
            Status = OrderStatus.PreSubmitted,
            Transmitted = true,
        };
        _desk.Orders.Add(order);
        return null;
    }

    private void Step()
    {
        if (_desk.Faults.HoldFills)
            return;
        foreach (var (order, action) in _pending.Where(one => !one.Order.IsDone))
            CarryOut(order, action);
        _pending.Clear();
    }

    private void CarryOut(SimOrder order, ExerciseAction action)
    {
        order.CompletedAt = _market.Now;
        if (order.Account.QuantityOf(order.Tradable.ConId) < order.Quantity)
        {
            (order.Status, order.CompletedText) = (OrderStatus.Cancelled, ServerRejection);
            _desk.Feed.Refused(order.Key, Refuse(ServerRejection));
            _desk.Feed.StatusChanged(order);
            return;
        }
        if (action == ExerciseAction.Exercise)
            Deliver(order);
        else
            Book(order, order.Tradable, -order.Quantity, 0m);
        order.AddFill(order.Quantity, 0m);
        (order.Status, order.CompletedText) = (OrderStatus.Filled, action.ToString());
        _desk.Feed.Changed(order);
    }

    /// <summary>The underlying changes hands at the strike; an index, which nobody can deliver, is settled in cash.</summary>
    private void Deliver(SimOrder order)
    {
        var option = _market.Find(order.Tradable.ConId)!;
        if (option.Underlying!.SecType == "IND")
        {
            Book(order, order.Tradable, -order.Quantity, Math.Max(0m, Moneyness(option)));
            return;
        }
        Book(order, order.Tradable, -order.Quantity, 0m);
        var units = option.SecType == "FOP" ? order.Quantity : order.Quantity * option.Multiplier;
        Book(order, _desk.Market.Find(option.Underlying.ConId)!, option.Right == "C" ? units : -units, option.Strike);
    }

    private void Book(SimOrder order, Tradable tradable, decimal quantity, decimal price)
    {
        var realized = order.Account.Book(tradable, quantity, price, commission: 0m);
        var moved = new SimOrder(order.Key, order.PermId, tradable, order.Account, tradable.Contract, order.Terms);
        _desk.Feed.Booked(
            new Fill(moved, "", _market.Now, Math.Abs(quantity), price, Math.Abs(quantity), price, 0m, realized, AddedLiquidity: false));
    }

    private bool IsInTheMoney(Tradable option) => Moneyness(_market.Find(option.ConId)!) > 0m;

    private decimal Moneyness(Instrument option) =>
        (_market.QuoteOf(option.Underlying!).Last - option.Strike) * (option.Right == "C" ? 1 : -1);

    private static OrderRefusal Refuse(string text) => new(OrderRefusal.ProcessingError, "Error processing request." + text);

    private static Contract ReadContract(ref FieldReader fields) => new()
    {
        ConId = fields.ReadInt(),
        Symbol = fields.ReadString(),
        SecType = fields.ReadString(),
        LastTradeDateOrContractMonth = fields.ReadString(),
        Strike = fields.ReadDecimalOrNull() is { } strike && strike != 0m ? strike : null,
        Right = fields.ReadString(),
        Multiplier = fields.ReadString(),
        Exchange = fields.ReadString(),
        Currency = fields.ReadString(),
        LocalSymbol = fields.ReadString(),
        TradingClass = fields.ReadString(),
    };
}
