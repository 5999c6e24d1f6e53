using Gateway.Tws.Model;

namespace Gateway.Trading;

/// <summary>An order that is ready to be sent but for its id: one certain contract, an account, a reference.</summary>
/// <param name="Text">All of it in words, as a person is shown it.</param>
internal sealed record PlannedOrder(Contract Contract, Order Order, string Text);
