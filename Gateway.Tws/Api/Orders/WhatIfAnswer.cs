using Gateway.Tws.Model;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>The effect of an order that was not placed.</summary>
/// <param name="State">Margin and commission.</param>
/// <param name="Warnings">Advice that TWS gave, such as 399.</param>
public sealed record WhatIfAnswer(OrderState State, IReadOnlyList<TwsError> Warnings);
