using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Registry.Invocation;
using Gateway.Registry.Paging;
using Gateway.Registry.Schemas;

namespace Gateway.Registry;

/// <summary>Reads the <see cref="ToolAttribute"/> methods of <see cref="ToolsetAttribute"/> classes.</summary>
/// <remarks>A faulty tool is found here and stops the startup; schemas and delegates are created at their first use.</remarks>
/// <param name="terms">Describe the arguments that have no description of their own; null for none.</param>
internal sealed class ToolScanner(SharedTerms? terms = null)
{
    private const int LongestDescription = 400;

    /// <exception cref="InvalidOperationException">A tool is not fit to be offered; the message names class, method and parameter.</exception>
    public IEnumerable<HandlerBinding<ToolDescriptor>> Scan(Type toolset) =>
        HandlerMethod.In<ToolAttribute>(toolset).Select(found => Describe(found.Handler, found.Traits));

    private HandlerBinding<ToolDescriptor> Describe(HandlerMethod handler, ToolAttribute traits)
    {
        var place = handler.Place;
        var shape = ResultShape.Of(handler.Method.ReturnType, place);
        if (shape.Result != typeof(ToolContent))
            SchemaBuilder.RequireObject(shape.Result, place);
        if (shape.Update is not null)
            SchemaBuilder.RequireObject(shape.Update, place);
        var parameters = IsRaw(handler) ? [] : handler.Parameters(described: true, terms);
        foreach (var parameter in parameters)
            SchemaDialect.CheckArgument(parameter, isDescribed: terms is { Any: true }, $"{place}.{parameter.Name}");
        var rows = RowsOf(handler, traits, shape, parameters);
        var text = TextOf(handler, shape, parameters);
        var fit = new AnswerFit(rows, text, parameters, traits.ReadOnly && terms is { Any: true } && !IsRaw(handler));
        var (listed, all, bind) = InputOf(handler, traits, [.. parameters, .. fit.Added]);
        var description = new ToolDescriptor
        {
            Name = HandlerNames.Check(traits.Name, "tool", place),
            Title = traits.Title,
            Description = DescriptionOf(handler),
            Toolset = handler.Toolset.Name,
            Traits = traits,
            Scope = handler.ScopeOr(traits.Scope),
            Icons = handler.Icons,
            MayBeLong = fit.IsLong,
            Schemas = new ToolSchemas(
                listed,
                all,
                () => OutputOf(shape, rows, text, place),
                shape.Update is { } update ? () => SchemaBuilder.Output(update, place) : null),
            Streams = shape.Update is not null,
            Invoker = (_, _, _) => throw new InvalidOperationException($"{place}: no host has bound the tool."),
        };
        var owner = handler.Method.DeclaringType!;
        return host => description with
        {
            Invoker = InvokerOf(handler.Method, host.InstanceOf(owner), new ToolInvoker(traits.Name, bind, fit, host), shape),
        };
    }

    private (Func<JsonElement> Listed, Func<JsonElement> All, Func<JsonElement, object?[]> Bind) InputOf(
        HandlerMethod handler, ToolAttribute traits, IReadOnlyList<HandlerParameter> parameters)
    {
        if (handler.Method.GetCustomAttribute<InputSchemaAttribute>() is not { } raw)
        {
            if (traits.AnyArguments)
                throw new InvalidOperationException($"{handler.Place}: a tool that takes any arguments needs an [InputSchema] to read them itself.");
            if (parameters.Any(parameter => parameter.Header is not null))
                Listed();
            return (Listed, () => SchemaBuilder.Input(parameters, all: true), new ArgumentBinder(parameters).Bind);
        }
        var own = handler.Method.GetParameters().Where(parameter => !HandlerCalls.Supplies(parameter)).ToList();
        if (own.Count != 1 || own[0].ParameterType != typeof(JsonElement))
            throw new InvalidOperationException($"{handler.Place}: a tool with an [InputSchema] takes its arguments as one JsonElement.");
        var schema = RawSchema.Parse(raw.Json, handler.Place);
        HeaderMarks.Check(schema, handler.Place);
        return (() => schema, () => schema, traits.AnyArguments ? RawSchema.BindAny : RawSchema.Bind);

        JsonElement Listed()
        {
            var listed = ListedSchema.Of(parameters, terms ?? SharedTerms.None);
            HeaderMarks.Check(listed, handler.Place);
            return listed;
        }
    }

    private static RowsPlan? RowsOf(HandlerMethod handler, ToolAttribute traits, ResultShape shape, IReadOnlyList<HandlerParameter> own)
    {
        if (handler.Method.GetCustomAttribute<RowsAttribute>() is not { } rows)
            return null;
        return shape.Update is null && shape.Result != typeof(ToolContent) && !IsRaw(handler)
            ? new RowsPlan(traits.Name, rows, own, shape.Result, handler.Place)
            : throw new InvalidOperationException($"{handler.Place}: [Rows] needs a tool with one JSON result and arguments of its own.");
    }

    private static bool IsRaw(HandlerMethod handler) => handler.Method.IsDefined(typeof(InputSchemaAttribute));

    private static TextPlan? TextOf(HandlerMethod handler, ResultShape shape, IReadOnlyList<HandlerParameter> own)
    {
        if (handler.Method.GetCustomAttribute<LongTextAttribute>() is not { } text)
            return null;
        return shape.Update is null && !handler.Method.IsDefined(typeof(RowsAttribute)) && HasText(shape.Result, text.Property)
            ? new TextPlan(text.Property, own.Count)
            : throw new InvalidOperationException(
                $"{handler.Place}: [LongText] needs a tool with one JSON result that has the text {text.Property}, without [Rows].");
    }

    private static bool HasText(Type result, string property) => Array.Exists(
        result.GetProperties(),
        member => member.PropertyType == typeof(string) && JsonNamingPolicy.CamelCase.ConvertName(member.Name) == property);

    private static JsonElement OutputOf(ResultShape shape, RowsPlan? rows, TextPlan? text, string place)
    {
        if (shape.Result == typeof(ToolContent))
            return default;
        var output = rows?.OutputSchema ?? SchemaBuilder.Output(shape.Result, place);
        return text is null ? output : TextPlan.Schema(output);
    }

    private static string DescriptionOf(HandlerMethod handler)
    {
        var text = handler.Description("tool", "when to use it and when not");
        return text.Length <= LongestDescription
            ? text
            : throw new InvalidOperationException(
                $"{handler.Place}: the description has {text.Length} characters; {LongestDescription} are allowed.");
    }

    /// <summary>The code that is generic over the result type is created at the first call.</summary>
    private static Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> InvokerOf(
        MethodInfo method, object instance, ToolInvoker invoker, ResultShape shape)
    {
        var bound = new Lazy<Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>>>(() => Bind(method, instance, invoker, shape));
        return (arguments, context, cancellationToken) => bound.Value(arguments, context, cancellationToken);
    }

    private static Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> Bind(
        MethodInfo method, object instance, ToolInvoker invoker, ResultShape shape)
    {
        if (shape.Result == typeof(ToolContent))
            return invoker.ForContent(HandlerCalls.Of<Task<ToolContent>>(method, instance));
        Type[] types = shape.Update is null ? [shape.Result] : [shape.Update, shape.Result];
        var bind = typeof(ToolScanner)
            .GetMethod(shape.Update is null ? nameof(BindCall) : nameof(BindStream), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(types);
        return (Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>>)bind.Invoke(null, [invoker, method, instance])!;
    }

    private static object BindCall<TResult>(ToolInvoker invoker, MethodInfo method, object instance) =>
        invoker.For(HandlerCalls.Of<Task<TResult>>(method, instance));

    private static object BindStream<TUpdate, TResult>(ToolInvoker invoker, MethodInfo method, object instance) =>
        invoker.ForStream(HandlerCalls.Of<IAsyncEnumerable<ToolEvent<TUpdate, TResult>>>(method, instance));
}
