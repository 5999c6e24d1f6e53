using Gateway.Registry.Arguments;
using Gateway.Tools.Contracts;

namespace Gateway.Tools.Orders.Input;

/// <summary>A whole order as one argument: contract (or symbol ...) and everything that ibkr_place_order takes but waitSeconds.</summary>
[ArgumentFormat(typeof(OrderArgument))]
internal sealed record OrderInput(ContractArguments Contract, OrderArguments Order);
