using System.Reflection;
using System.Text.Json;
using Gateway.Handlers;
using Gateway.Registry.Arguments;
using Gateway.Registry.Invocation;
using Gateway.Registry.Paging;
using Gateway.Registry.Schemas;

namespace Gateway.Registry;

/// <summary>Reads the <see cref="ToolAttribute"/> methods of <see cref="ToolsetAttribute"/> classes, once, and makes a descriptor of each.</summary>
/// <param name="instanceOf">Gives the object that a class's tools are called on.</param>
/// <param name="terms">Arguments that are explained elsewhere; null for none.</param>
internal sealed class ToolScanner(Func<Type, object> instanceOf, ToolErrorMapper failures, SharedTerms? terms = null)
{
    private const int LongestDescription = 400;

    public static IEnumerable<Type> Toolsets(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.IsClass && !type.IsAbstract && type.IsDefined(typeof(ToolsetAttribute)));

    /// <exception cref="InvalidOperationException">A tool is not fit to be offered; the message names class, method and parameter.</exception>
    public IEnumerable<ToolDescriptor> Scan(Type toolset, Func<ToolAttribute, bool> offered) =>
        HandlerMethod.In<ToolAttribute>(toolset).Where(found => offered(found.Traits)).Select(found => Describe(found.Handler, found.Traits));

    private ToolDescriptor Describe(HandlerMethod handler, ToolAttribute traits)
    {
        var place = handler.Place;
        var shape = ResultShape.Of(handler.Method.ReturnType, place);
        var output = shape.Result == typeof(ToolContent) ? default : SchemaBuilder.Output(shape.Result, place);
        var rows = RowsOf(handler, traits, shape, output);
        var (input, arguments, bind) = InputOf(handler, rows);
        HeaderMarks.Check(input, place);
        return new ToolDescriptor
        {
            Name = HandlerNames.Check(traits.Name, "tool", place),
            Title = traits.Title,
            Description = DescriptionOf(handler),
            Toolset = handler.Toolset.Name,
            Traits = traits,
            Scope = handler.ScopeOr(traits.Scope),
            Icons = handler.Icons,
            InputSchema = input,
            Arguments = arguments,
            OutputSchema = rows?.OutputSchema ?? output,
            UpdateSchema = shape.Update is null ? null : SchemaBuilder.Output(shape.Update, place),
            Streams = shape.Update is not null,
            Invoker = Compile(handler.Method, new ToolInvoker(traits.Name, bind, rows, failures), shape),
        };
    }

    private (JsonElement Listed, JsonElement All, Func<JsonElement, object?[]> Bind) InputOf(HandlerMethod handler, RowsPlan? rows)
    {
        if (handler.Method.GetCustomAttribute<InputSchemaAttribute>() is not { } raw)
        {
            IReadOnlyList<HandlerParameter> parameters = [.. handler.Parameters(described: true), .. rows?.Added ?? []];
            return (ListedSchema.Of(parameters, terms ?? SharedTerms.None), SchemaBuilder.Input(parameters, all: true), new ArgumentBinder(parameters).Bind);
        }
        var own = handler.Method.GetParameters().Where(parameter => !HandlerCalls.Supplies(parameter)).ToList();
        return own.Count == 1 && own[0].ParameterType == typeof(JsonElement)
            ? (RawSchema.Parse(raw.Json, handler.Place), default, RawSchema.Bind)
            : throw new InvalidOperationException($"{handler.Place}: a tool with an [InputSchema] takes its arguments as one JsonElement.");
    }

    private static RowsPlan? RowsOf(HandlerMethod handler, ToolAttribute traits, ResultShape shape, JsonElement output)
    {
        if (handler.Method.GetCustomAttribute<RowsAttribute>() is not { } rows)
            return null;
        return shape.Update is null && output.ValueKind != JsonValueKind.Undefined && !handler.Method.IsDefined(typeof(InputSchemaAttribute))
            ? new RowsPlan(traits.Name, rows, handler.Parameters(described: true), output, handler.Place)
            : throw new InvalidOperationException($"{handler.Place}: [Rows] needs a tool with one JSON result and arguments of its own.");
    }

    private static string DescriptionOf(HandlerMethod handler)
    {
        var text = handler.Description("tool", "when to use it and when not");
        return text.Length <= LongestDescription
            ? text
            : throw new InvalidOperationException($"{handler.Place}: the description has {text.Length} characters; {LongestDescription} are allowed.");
    }

    private Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>> Compile(MethodInfo method, ToolInvoker invoker, ResultShape shape)
    {
        var instance = instanceOf(method.DeclaringType!);
        if (shape.Result == typeof(ToolContent))
            return invoker.ForContent(HandlerCalls.Compile<Task<ToolContent>>(method, instance));
        Type[] types = shape.Update is null ? [shape.Result] : [shape.Update, shape.Result];
        var bind = typeof(ToolScanner)
            .GetMethod(shape.Update is null ? nameof(BindCall) : nameof(BindStream), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(types);
        return (Func<JsonElement, ToolContext, CancellationToken, Task<ToolOutcome>>)bind.Invoke(null, [invoker, method, instance])!;
    }

    private static object BindCall<TResult>(ToolInvoker invoker, MethodInfo method, object instance) =>
        invoker.For(HandlerCalls.Compile<Task<TResult>>(method, instance));

    private static object BindStream<TUpdate, TResult>(ToolInvoker invoker, MethodInfo method, object instance) =>
        invoker.ForStream(HandlerCalls.Compile<IAsyncEnumerable<ToolEvent<TUpdate, TResult>>>(method, instance));
}
