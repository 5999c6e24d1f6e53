namespace Gateway.Handlers;

/// <summary>The number is in per cent: "5%" is 5.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PercentAttribute : Attribute;

/// <summary>The number is an amount of the account's base currency, so that a currency sign cannot be checked.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BaseCurrencyAttribute : Attribute;

/// <summary>The number is a fraction: "30%" is 0.3.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FractionAttribute : Attribute;

/// <summary>The number counts units, such as shares: "$1000" is refused, and so is "1.000", which can mean 1 or 1000.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CountAttribute : Attribute;
